//! `at_least_one(a, b)` on a type

use api_validate::{ApiValidate, Patch};
use api_validate_tests::lines;

use crate::kit::{record, record_of, records};

#[derive(serde::Deserialize, ApiValidate, Default)]
#[api(at_least_one(email, phone, tags, age))]
struct Contact {
    #[api(email)]
    email: Option<String>,
    #[api(length(max = 1))]
    note: String,
    phone: String,
    tags: Vec<u8>,
    #[serde(default)]
    age: Patch<u8>,
}

const MISSING: &str = "email REQUIRED_FIELD_MISSING";

#[test]
fn any_of_them_will_do() {
    assert_eq!(lines(&Contact { email: Some("a@b.co".to_owned()), ..Contact::default() }), [""; 0]);
    assert_eq!(lines(&Contact { phone: "0".to_owned(), ..Contact::default() }), [""; 0]);
    assert_eq!(lines(&Contact { tags: vec![0], ..Contact::default() }), [""; 0]);
    assert_eq!(lines(&Contact { age: Patch::Value(0), ..Contact::default() }), [""; 0]);
    let all = Contact {
        email: Some("a@b.co".to_owned()),
        note: String::new(),
        phone: "0".to_owned(),
        tags: vec![1],
        age: Patch::Value(1),
    };
    assert_eq!(lines(&all), [""; 0]);
}

#[test]
fn none_or_blanks_will_not() {
    assert_eq!(lines(&Contact::default()), [MISSING]);
    assert_eq!(
        lines(&Contact { phone: "\u{a0}\u{3000}".to_owned(), age: Patch::Absent, ..Contact::default() }),
        [MISSING]
    );
    assert_eq!(lines(&Contact { phone: "\u{200b}".to_owned(), ..Contact::default() }), [MISSING]);
}

#[derive(serde::Deserialize, ApiValidate)]
#[api(at_least_one(boxed, twice, option), exactly_one(boxed, twice, option))]
struct Update {
    #[serde(default)]
    boxed: Box<Patch<String>>,
    #[serde(default)]
    twice: Patch<Option<u8>>,
    option: Option<Option<u8>>,
}

const AT_LEAST: &str = "boxed REQUIRED_FIELD_MISSING: Send at least one of boxed, twice, option.";
const EXACTLY: &str = "boxed REQUIRED_FIELD_MISSING: Send exactly one of boxed, twice, option.";
const TOO_MANY: &str = "INVALID_FORMAT: Send exactly one of boxed, twice, option.";

#[test]
fn to_clear_a_field_is_a_change() {
    assert_eq!(lines(&Contact { age: Patch::Null, ..Contact::default() }), [""; 0]);
    for (body, expected) in [
        ("{}", vec![AT_LEAST.to_owned(), EXACTLY.to_owned()]),
        (r#"{"option":null}"#, vec![AT_LEAST.to_owned(), EXACTLY.to_owned()]),
        // A value, which one of them has to have, is neither null nor blank.
        (r#"{"boxed":null}"#, vec![EXACTLY.to_owned()]),
        (r#"{"boxed":" "}"#, vec![EXACTLY.to_owned()]),
        (r#"{"boxed":"","twice":1}"#, vec![]),
        (r#"{"boxed":null,"twice":null}"#, vec![EXACTLY.to_owned()]),
        (r#"{"boxed":null,"twice":1}"#, vec![]),
        (r#"{"boxed":"a","twice":1}"#, vec![format!("twice {TOO_MANY}")]),
    ] {
        let records = match api_validate::json::from_str::<Update>(body) {
            Ok(_) => Vec::new(),
            Err(errors) => {
                errors.iter().map(|e| format!("{} {}: {}", e.field(), e.error_type(), e.message())).collect()
            }
        };
        assert_eq!(records, expected, "{body}");
    }
}

#[test]
fn it_is_judged_where_the_fields_held_and_reported_after_them() {
    let bad = Contact { email: Some(String::new()), ..Contact::default() };
    assert_eq!(lines(&bad), ["email INVALID_FORMAT"]);
    let noted = Contact { note: "long".to_owned(), ..Contact::default() };
    assert_eq!(lines(&noted), ["note MAX_LENGTH_EXCEEDED", MISSING]);
}

/// A type whose two fields are under the rule, with whatever else stands in it.
macro_rules! named {
    ($($name:ident($($args:tt)*);)*) => {$(
        #[derive(ApiValidate, serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[api(at_least_one($($args)*))]
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
        record(&Contact::default()),
        "REQUIRED_FIELD_MISSING | at least one of email, phone, tags, age | Send at least one of email, phone, tags, age."
    );
    assert_eq!(records(&Contact::default())[0].rule(), "at_least_one");
    for (found, expected) in [
        (
            Plain::found(None, Some(None)),
            "firstName: REQUIRED_FIELD_MISSING | at least one of firstName, lastName | Send at least one of firstName, lastName.",
        ),
        (
            Standard::found(Some(" "), None),
            "lastName: METADATA_RULE_VIOLATION | at least one of lastName, firstName | Send at least one of lastName, firstName.",
        ),
        (Criteria::found(None, None), "firstName: REQUIRED_FIELD_MISSING | a name | Send a name."),
        (All::found(None, None), "firstName: OWN | own criteria | Own message."),
    ] {
        assert_eq!(found, [expected]);
    }
    assert_eq!(Plain::found(None, Some(Some(0))), [""; 0]);
    assert_eq!(Plain::found(Some("a"), Some(None)), [""; 0]);
}
