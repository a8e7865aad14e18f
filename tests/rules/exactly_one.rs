//! `exactly_one(a, b)` on a type

use api_validate::{ApiValidate, Patch};
use api_validate_tests::lines;

use crate::kit::{record, record_of, records};

#[derive(serde::Deserialize, ApiValidate, Default)]
#[api(exactly_one(iban, account, tags, code))]
struct Payee {
    #[api(alphanumeric)]
    iban: Option<String>,
    account: String,
    #[api(length(max = 1))]
    note: String,
    tags: Vec<u8>,
    #[serde(default)]
    code: Patch<u8>,
}

fn iban(text: &str) -> Payee {
    Payee { iban: Some(text.to_owned()), ..Payee::default() }
}

#[test]
fn one_of_them() {
    assert_eq!(lines(&iban("A")), [""; 0]);
    assert_eq!(lines(&Payee { account: "0".to_owned(), ..Payee::default() }), [""; 0]);
    assert_eq!(lines(&Payee { tags: vec![0], ..iban("") }), [""; 0], "blank is no value");
    assert_eq!(lines(&Payee { code: Patch::Value(0), account: " ".to_owned(), ..Payee::default() }), [""; 0]);
}

#[test]
fn none_is_reported_at_the_first() {
    assert_eq!(lines(&Payee::default()), ["iban REQUIRED_FIELD_MISSING"]);
    assert_eq!(
        lines(&Payee { account: "\u{a0}".to_owned(), code: Patch::Null, ..iban("") }),
        ["iban REQUIRED_FIELD_MISSING"]
    );
}

#[test]
fn more_are_reported_once_at_the_second_that_is_sent() {
    assert_eq!(lines(&Payee { account: "0".to_owned(), ..iban("A") }), ["account INVALID_FORMAT"]);
    assert_eq!(lines(&Payee { code: Patch::Value(0), ..iban("A") }), ["code INVALID_FORMAT"]);
    assert_eq!(
        lines(&Payee { code: Patch::Value(0), tags: vec![0], ..Payee::default() }),
        ["code INVALID_FORMAT"]
    );
    assert_eq!(
        lines(&Payee { code: Patch::Value(0), tags: vec![0], account: "0".to_owned(), ..iban("A") }),
        ["account INVALID_FORMAT"]
    );
}

#[test]
fn it_is_judged_where_the_fields_held_and_reported_after_them() {
    assert_eq!(lines(&Payee { account: "0".to_owned(), ..iban("-") }), ["iban INVALID_FORMAT"]);
    assert_eq!(
        lines(&Payee { note: "long".to_owned(), ..Payee::default() }),
        ["note MAX_LENGTH_EXCEEDED", "iban REQUIRED_FIELD_MISSING"]
    );
}

/// A type whose two fields are under the rule, with whatever else stands in it.
macro_rules! named {
    ($($name:ident($($args:tt)*);)*) => {$(
        #[derive(ApiValidate, serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[api(exactly_one($($args)*))]
        struct $name {
            first_name: Option<String>,
            last_name: Option<Option<u8>>,
        }

        impl $name {
            /// The record, behind its path.
            fn found(first_name: Option<&str>, last_name: Option<Option<u8>>) -> Vec<String> {
                let named = Self { first_name: first_name.map(str::to_owned), last_name };
                records(&named).iter().map(|error| format!("{}: {}", error.field(), record_of(error))).collect()
            }
        }
    )*};
}

named! {
    Plain(first_name, last_name);
    Standard(last_name, first_name, code = METADATA_RULE_VIOLATION);
    Criteria(first_name, last_name, criteria = "a name");
    All(first_name, last_name, code = "OWN", criteria = "own criteria", message = "Own message.");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&Payee::default()),
        "REQUIRED_FIELD_MISSING | exactly one of iban, account, tags, code | Send exactly one of iban, account, tags, code."
    );
    assert_eq!(
        record(&Payee { tags: vec![0], ..iban("A") }),
        "INVALID_FORMAT | exactly one of iban, account, tags, code | Send exactly one of iban, account, tags, code."
    );
    assert_eq!(records(&Payee::default())[0].rule(), "exactly_one");
    for (found, expected) in [
        (
            Plain::found(None, Some(None)),
            "firstName: REQUIRED_FIELD_MISSING | exactly one of firstName, lastName | Send exactly one of firstName, lastName.",
        ),
        (
            Standard::found(Some(" "), None),
            "lastName: METADATA_RULE_VIOLATION | exactly one of lastName, firstName | Send exactly one of lastName, firstName.",
        ),
        (Criteria::found(None, None), "firstName: REQUIRED_FIELD_MISSING | a name | Send a name."),
        (All::found(None, None), "firstName: OWN | own criteria | Own message."),
        (
            Plain::found(Some("a"), Some(Some(0))),
            "lastName: INVALID_FORMAT | exactly one of firstName, lastName | Send exactly one of firstName, lastName.",
        ),
        (
            Standard::found(Some("a"), Some(Some(0))),
            "firstName: METADATA_RULE_VIOLATION | exactly one of lastName, firstName | Send exactly one of lastName, firstName.",
        ),
        (All::found(Some("a"), Some(Some(0))), "lastName: OWN | own criteria | Own message."),
    ] {
        assert_eq!(found, [expected]);
    }
    assert_eq!(Plain::found(None, Some(Some(0))), [""; 0]);
    assert_eq!(Plain::found(Some("a"), Some(None)), [""; 0]);
}
