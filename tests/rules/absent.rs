//! `absent`

use std::sync::Arc;

use api_validate::Patch;
use api_validate_tests::Sent;
use serde_json::Value;
use uuid::Uuid;

use crate::kit::{codes, record};

check! {
    id: Option<Uuid> => (absent);
    text: Option<String> => (absent);
    list: Option<Vec<u8>> => (absent);
    value: Option<Value> => (absent);
    twice: Option<Option<u8>> => (absent);
    patch: Sent<u8> => (absent);
    patch_option: Sent<Option<u8>> => (absent);
    boxed: Box<Option<u8>> => (absent);
    option_box: Option<Box<str>> => (absent);
    reference: &'static Option<u8> => (absent);
    shared: Arc<Option<u8>> => (absent);
}

const SENT: &str = "INVALID_FORMAT";

#[test]
fn nothing_and_null_pass() {
    assert_eq!(codes(&id(None)), "");
    assert_eq!(codes(&text(None)), "");
    assert_eq!(codes(&list(None)), "");
    assert_eq!(codes(&value(None)), "");
    assert_eq!(codes(&twice(None)), "");
    assert_eq!(codes(&twice(Some(None))), "", "null");
    assert_eq!(codes(&patch(Patch::Absent)), "");
    assert_eq!(codes(&patch(Patch::Null)), "");
    assert_eq!(codes(&patch_option(Patch::Null)), "");
    assert_eq!(codes(&patch_option(Patch::Value(None))), "", "null");
    assert_eq!(codes(&boxed(Box::new(None))), "");
    assert_eq!(codes(&option_box(None)), "");
    assert_eq!(codes(&reference(&None)), "");
    assert_eq!(codes(&shared(Arc::new(None))), "");
}

#[test]
fn any_value_does_not_the_empty_ones_included() {
    assert_eq!(codes(&id(Some(Uuid::nil()))), SENT);
    assert_eq!(codes(&id(Some(Uuid::max()))), SENT);
    assert_eq!(codes(&text(Some(String::new()))), SENT);
    assert_eq!(codes(&list(Some(vec![]))), SENT);
    assert_eq!(codes(&value(Some(Value::Bool(false)))), SENT);
    assert_eq!(codes(&twice(Some(Some(0)))), SENT);
    assert_eq!(codes(&patch(Patch::Value(0))), SENT);
    assert_eq!(codes(&patch_option(Patch::Value(Some(0)))), SENT);
    assert_eq!(codes(&boxed(Box::new(Some(0)))), SENT);
    assert_eq!(codes(&option_box(Some("".into()))), SENT);
    assert_eq!(codes(&reference(&Some(0))), SENT);
    assert_eq!(codes(&shared(Arc::new(Some(0)))), SENT);
}

#[test]
fn the_record() {
    assert_eq!(record(&id(Some(Uuid::nil()))), "INVALID_FORMAT | no value | This must not be sent.");
    overrides!(Option<u8>, absent, Some(0));
}
