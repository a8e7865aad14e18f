//! JSON as it is written. The macro of `serde_json` serializes each value, which is much more to compile.

use serde_json::{Map, Value};

/// Returns a `Value`: an object, an array, or what a value is made of. Within the first two, what is more than a word
/// stands in parentheses.
macro_rules! json {
    ({ $($name:tt: $value:tt),* }) => {
        $crate::contract::schema::json::object([$(($name, json!($value))),*])
    };
    ([$($value:tt),*]) => {
        ::serde_json::Value::Array([$(json!($value)),*].into())
    };
    ($value:expr) => {
        ::serde_json::Value::from($value)
    };
}
pub(super) use json;

pub(super) fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let mut object = Map::new();
    object.extend(members.map(|(name, value)| (name.into(), value)));
    Value::Object(object)
}
