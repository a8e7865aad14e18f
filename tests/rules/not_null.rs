//! `not_null`

use std::{rc::Rc, sync::Arc};

use api_validate::{ApiValidate, Patch, json};
use api_validate_tests::Sent;
use serde::Deserialize;

use crate::kit::{codes, record};

check! {
    text: Sent<String> => (not_null);
    number: Sent<u8> => (not_null);
    option: Sent<Option<u8>> => (not_null);
    list: Sent<Vec<u8>> => (not_null);
    boxed: Box<Sent<u8>> => (not_null);
    rc: Rc<Sent<u8>> => (not_null);
    arc: Arc<Sent<u8>> => (not_null);
    reference: &'static Sent<u8> => (not_null);
    references: &'static &'static Sent<u8> => (not_null);
    with_others: Sent<String> => (not_null, length(min = 2), ascii);
}

const NULL: &str = "REQUIRED_FIELD_MISSING";

#[test]
fn what_was_not_sent_passes() {
    assert_eq!(codes(&text(Patch::Absent)), "");
    assert_eq!(codes(&number(Patch::Absent)), "");
    assert_eq!(codes(&option(Patch::Absent)), "");
    assert_eq!(codes(&list(Patch::Absent)), "");
    assert_eq!(codes(&boxed(Box::new(Patch::Absent))), "");
    assert_eq!(codes(&rc(Rc::new(Patch::Absent))), "");
    assert_eq!(codes(&arc(Arc::new(Patch::Absent))), "");
    assert_eq!(codes(&reference(&Patch::Absent)), "");
    assert_eq!(codes(&references(&&Patch::Absent)), "");
}

#[test]
fn any_value_passes_the_empty_ones_included() {
    assert_eq!(codes(&text(Patch::Value(String::new()))), "");
    assert_eq!(codes(&text(Patch::Value("a".to_owned()))), "");
    assert_eq!(codes(&number(Patch::Value(0))), "");
    assert_eq!(codes(&option(Patch::Value(Some(0)))), "");
    assert_eq!(codes(&list(Patch::Value(vec![]))), "");
    assert_eq!(codes(&boxed(Box::new(Patch::Value(0)))), "");
    assert_eq!(codes(&rc(Rc::new(Patch::Value(0)))), "");
    assert_eq!(codes(&arc(Arc::new(Patch::Value(0)))), "");
    assert_eq!(codes(&reference(&Patch::Value(0))), "");
    assert_eq!(codes(&references(&&Patch::Value(0))), "");
}

#[test]
fn null_does_not() {
    assert_eq!(codes(&text(Patch::Null)), NULL);
    assert_eq!(codes(&number(Patch::Null)), NULL);
    assert_eq!(codes(&option(Patch::Null)), NULL);
    assert_eq!(codes(&list(Patch::Null)), NULL);
    assert_eq!(codes(&boxed(Box::new(Patch::Null))), NULL);
    assert_eq!(codes(&rc(Rc::new(Patch::Null))), NULL);
    assert_eq!(codes(&arc(Arc::new(Patch::Null))), NULL);
    assert_eq!(codes(&reference(&Patch::Null)), NULL);
    assert_eq!(codes(&references(&&Patch::Null)), NULL);
}

#[test]
fn other_rules_judge_the_value() {
    assert_eq!(codes(&with_others(Patch::Absent)), "");
    assert_eq!(codes(&with_others(Patch::Null)), NULL);
    assert_eq!(codes(&with_others(Patch::Value("é".to_owned()))), "INVALID_FORMAT, INVALID_FORMAT");
    assert_eq!(codes(&with_others(Patch::Value("ab".to_owned()))), "");
}

#[derive(Debug, Deserialize, ApiValidate)]
struct Update {
    #[serde(default)]
    #[api(not_null, length(max = 5))]
    title: Patch<String>,
    #[serde(default)]
    note: Patch<String>,
    amount: u8,
}

#[test]
fn in_a_body() {
    let absent = json::from_str::<Update>(r#"{"amount":1}"#).expect("it may be left out").into_inner();
    assert_eq!((absent.title, absent.note, absent.amount), (Patch::Absent, Patch::Absent, 1));
    let sent = json::from_str::<Update>(r#"{"title":"New","note":null,"amount":1}"#).expect("it has a value");
    assert_eq!((&sent.title, &sent.note), (&Patch::Value("New".to_owned()), &Patch::Null));

    let records = |body: &str| {
        let errors = json::from_str::<Update>(body).expect_err("the body is wrong");
        errors.iter().map(|error| format!("{} {}", error.field(), error.error_type())).collect::<Vec<_>>()
    };
    assert_eq!(records(r#"{"title":null,"amount":1}"#), ["title REQUIRED_FIELD_MISSING"]);
    assert_eq!(
        records(r#"{"title":null,"amount":300}"#),
        ["title REQUIRED_FIELD_MISSING", "amount INVALID_NUMBER_RANGE"],
        "serde refuses the body"
    );
    assert_eq!(records(r#"{"amount":300}"#), ["amount INVALID_NUMBER_RANGE"]);
    assert_eq!(records(r#"{"title":7,"amount":1}"#), ["title INVALID_FORMAT"]);
}

#[test]
fn the_record() {
    assert_eq!(
        record(&number(Patch::Null)),
        "REQUIRED_FIELD_MISSING | a value, if it is sent | \
         This must not be null. Send a value, or leave it out."
    );
    overrides!(Sent<u8>, not_null, Patch::Null);
}
