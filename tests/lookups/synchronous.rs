//! Without a resolver nothing passes unseen. That a type's own lookups do not compile there is among the ui cases.

use api_validate::{ApiValidate, json};
use api_validate_tests::lines_of;
use serde::Deserialize;

#[derive(Deserialize, ApiValidate)]
struct Item {
    #[api(resource("User"))]
    user: u32,
    #[api(id_value("User", id = user))]
    email: Option<String>,
}

#[derive(Deserialize, ApiValidate)]
struct List {
    items: Vec<Item>,
    #[serde(default)]
    name: String,
}

#[test]
fn what_is_inside_has_a_record_that_says_what_to_call() {
    let item = |user, email: Option<&str>| Item { user, email: email.map(str::to_owned) };
    let list = List { items: vec![item(1, None), item(2, Some("ada"))], name: String::new() };
    let errors = list.validate().unwrap_err();
    assert_eq!(lines_of(&errors), ["items[0].user UNKNOWN_RESOURCE", "items[1].user UNKNOWN_RESOURCE"]);
    for error in &errors {
        assert_eq!(error.message(), "This was not looked up: the service has to call `validate_resolved`.");
    }
    assert!(List { items: vec![], name: String::new() }.validate().is_ok());
}

#[test]
fn nor_does_a_body_pass() {
    let errors = json::from_str::<List>(r#"{"items":[{"user":1}]}"#).err().unwrap();
    assert_eq!(lines_of(&errors), ["items[0].user UNKNOWN_RESOURCE"]);
    let errors = json::from_str::<List>(r#"{"items":[{"user":1}],"name":1}"#).err().unwrap();
    assert_eq!(lines_of(&errors), ["items[0].user UNKNOWN_RESOURCE", "name INVALID_FORMAT"]);
}
