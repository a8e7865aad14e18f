//! `lowercase`

use crate::kit::{codes, record};

check_text! { lowercase => (lowercase); }

#[test]
fn on_both_sides() {
    for text in ["", "a", "z9_ \n", "straße", "ñ", "日本", "ǆ", "ª", "👍"] {
        assert_eq!(codes(&lowercase(text)), "", "{text:?}");
    }
    for text in ["A", "aBc", "É", "E\u{301}", "Я", "Ǆ", "Ⅷ", "Ⓐ"] {
        assert_eq!(codes(&lowercase(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn huge_text() {
    let huge = "-".repeat(1 << 20);
    assert_eq!(codes(&lowercase(&huge)), "");
    assert_eq!(codes(&lowercase(&(huge + "A"))), "INVALID_FORMAT");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&lowercase("A")),
        "INVALID_FORMAT | text without upper-case letters | This must be text without upper-case letters."
    );
    overrides!(String, lowercase, "A".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((lowercase), good: "-", bad: "A", "INVALID_FORMAT");
    through!(String, (lowercase), good: "-".to_owned(), bad: "A".to_owned(), "INVALID_FORMAT");
}
