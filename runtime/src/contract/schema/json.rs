//! JSON as it is written. The macro of `serde_json` serializes each value, which is much more to compile.

use serde_json::{Map, Value};

/// Returns a `Value`: an object, an array, or what a value is made of. Within the first two, what is more than a word
/// stands in parentheses.
macro_rules! json {
    ({ $($name:tt: $value:tt),* }) => {
        $crate::contract::schema::json::object(&mut [$(($name, json!($value))),*])
    };
    ([$($value:tt),*]) => {
        ::serde_json::Value::Array([$(json!($value)),*].into())
    };
    ($value:expr) => {
        ::serde_json::Value::from($value)
    };
}
pub(super) use json;

/// Takes the values of the members.
pub(super) fn object(members: &mut [(&str, Value)]) -> Value {
    let mut object = Map::new();
    for (name, value) in members {
        object.insert((*name).into(), value.take());
    }
    Value::Object(object)
}
