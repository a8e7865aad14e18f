//! Without a resolver nothing passes unseen. That a type's own lookups do not compile there is among the ui cases.

use api_validate::{ApiValidate, Validator, json, lookups::ResolveError};
use api_validate_tests::{block_on, lines_of};
use serde::Deserialize;

use crate::kit::Directory;

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

/// What the service says of an unknown user is not true of one that nobody has looked for.
#[test]
fn texts_of_the_attribute_do_not_hide_that_nobody_has_looked() {
    #[derive(ApiValidate)]
    struct Named {
        #[api(resource(
            "User",
            code = "ACME_USER",
            criteria = "a user",
            message = "There is no such user."
        ))]
        user: u32,
        #[api(id_value("User", id = user, message = "That is another user."))]
        email: String,
    }
    #[derive(ApiValidate)]
    struct Outer {
        named: Named,
    }
    let outer = |user| Outer { named: Named { user, email: String::new() } };
    let errors = outer(1).validate().unwrap_err();
    let error = errors.iter().next().unwrap();
    assert_eq!(error.message(), "This was not looked up: the service has to call `validate_resolved`.");
    assert_eq!((error.error_type().as_str(), error.own_message()), ("UNKNOWN_RESOURCE", None));
    assert_eq!(
        (error.criteria().to_string(), error.own_criteria()),
        ("the id of something that exists".to_owned(), None)
    );

    let answer = |max| {
        let validator = Validator::new().max_lookups(max);
        let answer = block_on(validator.validate_resolved(&outer(1), &Directory::default()));
        let Err(ResolveError::Invalid(errors)) = answer else { panic!("it is not valid") };
        errors.to_string()
    };
    let many =
        "named.user: The request has more ids than are looked up at once. Send fewer. (MAX_LENGTH_EXCEEDED)";
    assert_eq!(answer(0), many);
    assert_eq!(answer(2), "named.user: There is no such user. (ACME_USER)");
}
