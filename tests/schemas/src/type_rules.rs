//! The rules over several fields of a type, over every pair of values.

use api_validate::{ApiValidate, Patch};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::agree::Schema;

macro_rules! types {
    ($($name:ident($($rule:tt)*);)*) => {$(
        #[derive(Deserialize, ApiValidate)]
        #[serde(rename_all = "camelCase")]
        #[api($($rule)*)]
        #[allow(dead_code)]
        struct $name {
            #[serde(default, alias = "mail")]
            e_mail: String,
            phone_number: Option<Option<u8>>,
            tags: Option<Vec<u8>>,
            #[serde(default)]
            age: Patch<u8>,
            #[serde(default)]
            note: Box<Patch<String>>,
            #[serde(default)]
            other: bool,
        }
    )*};
}

types! {
    Any(at_least_one(e_mail, phone_number, tags, age, note));
    One(exactly_one(e_mail, phone_number, tags, age, note));
    Both(at_least_one(age, note), exactly_one(age, tags));
}

#[derive(Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Around {
    id: u8,
    #[serde(flatten)]
    any: Any,
}

fn agrees<T: ApiValidate<Context = ()> + serde::de::DeserializeOwned>(beside: &Value) {
    let schema = Schema::of::<T>();
    let names = ["eMail", "mail", "phoneNumber", "tags", "age", "note", "other"];
    let values =
        [json!(null), json!(""), json!(" "), json!("a"), json!(0), json!([]), json!([1]), json!(true)];
    let mut members = vec![None];
    members.extend(names.iter().flat_map(|name| values.iter().map(move |value| Some((*name, value)))));
    for one in &members {
        for other in &members {
            let both = one.iter().chain(other).map(|(name, value)| ((*name).to_owned(), (*value).clone()));
            let body: Map<String, Value> = beside
                .as_object()
                .into_iter()
                .flatten()
                .map(|(n, v)| (n.clone(), v.clone()))
                .chain(both)
                .collect();
            schema.agrees::<T>(&Value::Object(body));
        }
    }
}

#[test]
fn of_values_and_of_changes() {
    agrees::<Any>(&json!({}));
    agrees::<One>(&json!({}));
    agrees::<Both>(&json!({}));
    agrees::<Around>(&json!({ "id": 1 }));
}
