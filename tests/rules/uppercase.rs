//! `uppercase`

use crate::kit::{codes, record};

check_text! { uppercase => (uppercase); }

#[test]
fn on_both_sides() {
    for text in ["", "A", "Z9_ \n", "ÉCOLE", "日本", "Ǆ", "Ⅷ", "👍"] {
        assert_eq!(codes(&uppercase(text)), "", "{text:?}");
    }
    for text in ["a", "AbC", "é", "ß", "я", "ǆ", "ª", "ⅷ"] {
        assert_eq!(codes(&uppercase(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn huge_text() {
    let huge = "-".repeat(1 << 20);
    assert_eq!(codes(&uppercase(&huge)), "");
    assert_eq!(codes(&uppercase(&(huge + "a"))), "INVALID_FORMAT");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&uppercase("a")),
        "INVALID_FORMAT | text without lower-case letters | This must be text without lower-case letters."
    );
    overrides!(String, uppercase, "a".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((uppercase), good: "-", bad: "a", "INVALID_FORMAT");
    through!(String, (uppercase), good: "-".to_owned(), bad: "a".to_owned(), "INVALID_FORMAT");
}
