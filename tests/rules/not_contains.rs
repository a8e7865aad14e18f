//! `not_contains("…")`

use crate::kit::{codes, record};

check_text! {
    dashes => (not_contains("--"));
    both => (not_contains("A"), not_contains("B"));
}

#[test]
fn anywhere_byte_for_byte() {
    for text in ["", "-", "a-b-c", "- -", "-\u{200d}-", "－－"] {
        assert_eq!(codes(&dashes(text)), "", "{text:?}");
    }
    for text in ["--", "---", "a--b", "--a", "a--", "日--👍", "a\n--"] {
        assert_eq!(codes(&dashes(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn it_can_stand_twice_and_each_reports() {
    assert_eq!(codes(&both("ab")), "");
    assert_eq!(codes(&both("A")), "INVALID_FORMAT");
    assert_eq!(codes(&both("BA")), "INVALID_FORMAT, INVALID_FORMAT");
}

#[test]
fn huge_text() {
    let half = "x".repeat(1 << 20);
    assert_eq!(codes(&dashes(&half)), "");
    assert_eq!(codes(&dashes(&format!("{half}--{half}"))), "INVALID_FORMAT");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&dashes("--")),
        "INVALID_FORMAT | text without \"--\" | This must be text without \"--\"."
    );
    overrides!(String, not_contains("--"), "--".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((not_contains("--")), good: "-", bad: "--", "INVALID_FORMAT");
    through!(String, (not_contains("--")), good: "-".to_owned(), bad: "--".to_owned(), "INVALID_FORMAT");
}
