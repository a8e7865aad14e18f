//! A newtype around an `Option` has to be sent, as for serde. It was read as one that may be left out: the record was vague, and a
//! query string without it was accepted.

use api_validate::{ApiValidate, json, query};
use api_validate_tests::lines_of;
use serde::Deserialize;

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Maybe(#[api(length(max = 3))] Option<String>);

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Secret<T>(T);

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(transparent)]
#[allow(dead_code)]
struct Transparent(Option<u8>);

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(transparent)]
#[allow(dead_code)]
struct Named {
    value: Option<u8>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Body {
    maybe: Maybe,
    secret: Secret<Option<u8>>,
    optional: Option<Maybe>,
    transparent: Transparent,
    named: Named,
    number: u8,
}

#[test]
fn it_has_to_be_sent() {
    let missing = ["maybe REQUIRED_FIELD_MISSING", "secret REQUIRED_FIELD_MISSING"];
    for (number, wrong) in [("1", None), ("true", Some("number INVALID_NUMBER_FORMAT"))] {
        let body = format!(r#"{{"number": {number}}}"#);
        assert!(serde_json::from_str::<Body>(&body).is_err());
        let expected: Vec<&str> = missing.into_iter().chain(wrong).collect();
        assert_eq!(lines_of(&json::from_str::<Body>(&body).unwrap_err()), expected);
    }
    assert_eq!(lines_of(&query::from_str::<Body>("number=1").unwrap_err()), missing);
}

#[test]
fn it_may_be_null() {
    let body = r#"{"maybe": null, "secret": null, "number": 1}"#;
    assert!(serde_json::from_str::<Body>(body).is_ok());
    assert!(json::from_str::<Body>(body).is_ok());
    let broken = r#"{"maybe": "long", "secret": "x", "number": 1}"#;
    let lines = lines_of(&json::from_str::<Body>(broken).unwrap_err());
    assert_eq!(lines, ["maybe MAX_LENGTH_EXCEEDED", "secret INVALID_NUMBER_FORMAT"]);
}

#[test]
fn the_contract_says_so() {
    let is_required = |field: &api_validate::contract::Field| (field.path().to_owned(), field.is_required());
    let fields: Vec<_> = Body::contract().fields().iter().map(is_required).take(3).collect();
    let expected = [("maybe", true), ("secret", true), ("optional", false)];
    assert_eq!(fields, expected.map(|(name, is_required)| (name.to_owned(), is_required)));
}
