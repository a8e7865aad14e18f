//! A field that must have a value may be left out if the service chooses a default that has one. Contracts and schemas said that it
//! must be sent.

use api_validate::{ApiValidate, contract::Field, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Search {
    #[serde(default = "by_name")]
    #[api(required)]
    order: String,
    #[serde(default)]
    #[api(required)]
    text: String,
}

fn by_name() -> String {
    "name".to_owned()
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(default)]
#[allow(dead_code)]
struct Settings {
    #[api(required)]
    language: String,
    #[serde(default)]
    #[api(required)]
    country: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { language: "en".to_owned(), country: Some("GB".to_owned()) }
    }
}

#[test]
fn it_may_be_left_out() {
    assert!(json::from_str::<Search>(r#"{"text":"a"}"#).is_ok());
    assert!(json::from_str::<Settings>(r#"{"country":"DE"}"#).is_ok());
    assert_eq!(Search::contract().to_json_schema()["required"], serde_json::json!(["text"]));
    assert_eq!(Settings::contract().to_json_schema()["required"], serde_json::json!(["country"]));
}

/// Blank text and null are no value, though the field may be left out.
#[test]
fn what_is_sent_must_be_a_value() {
    let fields = Search::contract().fields();
    assert_eq!(fields.iter().map(Field::is_required).collect::<Vec<_>>(), [false, true]);
    let errors = json::from_str::<Search>(r#"{"order":" ","text":"a"}"#).unwrap_err();
    assert_eq!(
        errors.iter().map(|error| error.error_type().as_str()).collect::<Vec<_>>(),
        ["REQUIRED_FIELD_MISSING"]
    );
    let codes = |field: &Field| field.error_types().iter().map(|ty| ty.as_str()).collect::<Vec<_>>();
    assert!(codes(&fields[0]).contains(&"REQUIRED_FIELD_MISSING"));
}
