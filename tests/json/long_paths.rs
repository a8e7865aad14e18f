//! Paths that are long because of what a client sent: an answer stays small, and says so.

use std::collections::BTreeMap;

use api_validate::{ApiError, ApiValidate, ErrorFormat, Segment, ValidationErrors, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, ApiValidate)]
struct Node {
    #[serde(default)]
    #[api(range(max = 9))]
    n: u8,
    #[serde(default)]
    list: Vec<Node>,
    #[serde(default)]
    inside: BTreeMap<String, Node>,
}

/// So many objects inside of each other under this key, around a list of so many elements.
fn nested(depth: usize, key: &str, elements: usize, n: &str) -> String {
    let open = format!("{{\"inside\":{{{}:", serde_json::to_string(key).unwrap()).repeat(depth);
    let list = vec![format!("{{\"n\":{n}}}"); elements].join(",");
    format!("{open}{{\"list\":[{list}]}}{}", "}}".repeat(depth))
}

fn refused(body: &str) -> ValidationErrors {
    json::from_str::<Node>(body).unwrap_err()
}

fn shown(errors: &ValidationErrors) -> usize {
    errors.iter().map(|error| error.field().to_string().len()).sum()
}

/// What a record points at is there, and is what its path says so far.
fn resolves(errors: &ValidationErrors, body: &str) {
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    for error in errors {
        assert!(body.pointer(&error.field().pointer()).is_some(), "{}", error.field());
    }
}

#[test]
fn what_fits_is_shown_whole() {
    let body = nested(50, "k", 99, "300");
    let errors = refused(&body);
    assert_eq!((errors.len(), errors.truncated()), (99, false));
    assert!(shown(&errors) < ValidationErrors::MAX_PATHS);
    assert!(errors.iter().all(|error| !error.field().to_string().contains('…')));
    resolves(&errors, &body);
}

#[test]
fn what_does_not_fit_is_cut_and_marked() {
    // Keys that display as they are, as six bytes for each of theirs, and cut as they are already.
    for key in ["k".repeat(100), "\u{1}".repeat(100), "é\"\\".repeat(30), "k".repeat(200)] {
        for n in ["10", "300"] {
            let body = nested(60, &key, 99, n);
            let errors = refused(&body);
            assert_eq!((errors.len(), errors.truncated()), (99, true), "{n}");
            assert!(shown(&errors) <= ValidationErrors::MAX_PATHS + 99 * '…'.len_utf8());
            assert!(shown(&errors) > ValidationErrors::MAX_PATHS - 1000);
            resolves(&errors, &body);
            let last = errors.iter().last().unwrap();
            assert_eq!((last.field().to_string(), last.field().pointer()), ("…".into(), String::new()));
            assert_eq!(last.field().segments().collect::<Vec<_>>(), [&Segment::Cut]);
            let cut = errors.iter().find(|error| error.field().to_string().ends_with('…')).unwrap();
            assert!(!cut.field().pointer().contains('…'));
        }
    }
}

#[test]
fn every_body_says_that_something_was_left_out() {
    let errors = refused(&nested(60, &"k".repeat(100), 99, "300"));
    let error = ApiError::from(errors);
    for (format, mark) in [
        (ErrorFormat::rfc9457("https://api.example.com/errors"), "\"truncated\":true"),
        (ErrorFormat::problem_details("https://api.example.com/errors"), "\"truncated\":true"),
        (ErrorFormat::records(), "\"Truncated\":true"),
    ] {
        let body = serde_json::to_string(&format.body(&error, None)).unwrap();
        assert!(body.contains(mark), "{body}");
        assert!(body.len() < 4 * ValidationErrors::MAX_PATHS, "{}", body.len());
    }
}
