//! `not_contains("…")`: of text, and of a list or a set.

use std::collections::HashSet;

use crate::kit::{codes, record};

check! {
    roles: Vec<&'static str> => (not_contains("root"));
    options: Vec<Option<&'static str>> => (not_contains("root"));
    numbers: HashSet<i32> => (not_contains(0));
}

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

#[test]
fn no_item_equals_it() {
    for items in [vec![], vec!["Root"], vec!["roots", "a root", ""]] {
        assert_eq!(codes(&roles(items)), "");
    }
    assert_eq!(codes(&roles(vec!["ada", "root"])), "INVALID_FORMAT");
    assert_eq!(codes(&options(vec![None])), "");
    assert_eq!(codes(&options(vec![None, Some("root")])), "INVALID_FORMAT");
    assert_eq!(codes(&numbers([1, -1].into())), "");
    assert_eq!(codes(&numbers([1, 0].into())), "INVALID_FORMAT");
}

#[test]
fn the_record_of_a_list() {
    assert_eq!(
        record(&roles(vec!["root"])),
        "INVALID_FORMAT | a list without \"root\" | This must be a list without \"root\"."
    );
    assert_eq!(
        record(&numbers([0].into())),
        "INVALID_FORMAT | a list without 0 | This must be a list without 0."
    );
    overrides!(Vec<String>, not_contains("root"), vec!["root".to_owned()]);
    through!(Vec<u8>, (not_contains(5)), good: vec![], bad: vec![5], "INVALID_FORMAT");
}
