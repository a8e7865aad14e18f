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

/// It is a mistake of the service, so the client is not told that its request is wrong.
#[test]
fn the_answer_does_not_blame_the_client() {
    let errors = json::from_str::<List>(r#"{"items":[{"user":1}]}"#).err().unwrap();
    let error = api_validate::ApiError::from(errors);
    assert_eq!(error.status(), 500);
    let body = api_validate::ErrorFormat::records().body(&error, None).to_json();
    assert!(!String::from_utf8_lossy(&body).contains("validate_resolved"));
}

/// Each way to read has one that resolves.
#[test]
fn every_way_to_read_resolves() {
    let (validator, directory) = (Validator::new(), Directory::default().with("User", "1", &[]));
    let body = |user: u32| format!(r#"{{"items":[{{"user":{user}}}]}}"#);
    for (user, is_good) in [(1, true), (2, false)] {
        let (text, query) = (body(user), format!("user={user}"));
        let value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            block_on(validator.from_json_str_resolved::<List, _>(&text, &(), &directory)).is_ok(),
            is_good
        );
        assert_eq!(
            block_on(validator.from_json_value_resolved::<List, _>(value, &(), &directory)).is_ok(),
            is_good
        );
        assert_eq!(
            block_on(validator.from_query_str_resolved::<Item, _>(&query, &(), &directory)).is_ok(),
            is_good
        );
        let refused = block_on(validator.from_query_str_resolved::<Item, _>(
            &format!("{query}&user=x"),
            &(),
            &directory,
        ));
        assert!(refused.is_err());
    }
    let refused = |outcome: Result<api_validate::Validated<List>, ResolveError<_>>| match outcome {
        Err(ResolveError::Invalid(errors)) => lines_of(&errors),
        Err(ResolveError::<std::io::Error>::Failed(error)) => panic!("{error}"),
        Ok(_) => Vec::new(),
    };
    let text = r#"{"items":[{"user":2},{"user":"x"}]}"#;
    let expected = ["items[0].user UNKNOWN_RESOURCE", "items[1].user INVALID_NUMBER_FORMAT"];
    assert_eq!(refused(block_on(validator.from_json_str_resolved(text, &(), &directory))), expected);
    let value = serde_json::from_str(text).unwrap();
    assert_eq!(refused(block_on(validator.from_json_value_resolved(value, &(), &directory))), expected);
}

#[derive(Deserialize, ApiValidate)]
struct Share {
    note: String,
    #[serde(flatten)]
    item: Item,
}

/// Of a number that is flattened, serde alone makes nothing.
#[test]
fn a_query_that_serde_alone_does_not_read() {
    let (validator, directory) = (Validator::new(), Directory::default().with("User", "1", &[]));
    let read = |query| block_on(validator.from_query_str_resolved::<Share, _>(query, &(), &directory));
    let share = read("note=a&user=1").ok().unwrap();
    assert_eq!((&*share.note, share.item.user), ("a", 1));
    for (query, expected) in
        [("note=a&user=2", "user UNKNOWN_RESOURCE"), ("note=a&user=x", "user INVALID_NUMBER_FORMAT")]
    {
        let Err(ResolveError::Invalid(errors)) = read(query) else { panic!("{query}") };
        assert_eq!(lines_of(&errors), [expected]);
    }
    assert_eq!(directory.asked(), ["User 1", "User 2"]);
}
