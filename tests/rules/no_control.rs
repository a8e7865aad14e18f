//! `no_control`

use crate::kit::{codes, record};

check_text! { no_control => (no_control); }

#[test]
fn on_both_sides() {
    for text in ["", " ", "a b", "\u{a0}", "é", "\u{200b}", "\u{ad}", "\u{2028}", "👍", "~"] {
        assert_eq!(codes(&no_control(text)), "", "{text:?}");
    }
    for text in ["\0", "\t", "a\nb", "\r", "\u{1f}", "\u{7f}", "\u{80}", "\u{85}", "\u{9f}"] {
        assert_eq!(codes(&no_control(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn huge_text() {
    let huge = "-".repeat(1 << 20);
    assert_eq!(codes(&no_control(&huge)), "");
    assert_eq!(codes(&no_control(&(huge + "\0"))), "INVALID_FORMAT");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&no_control("\0")),
        "INVALID_FORMAT | text without control characters | This must be text without control characters."
    );
    overrides!(String, no_control, "\0".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((no_control), good: "-", bad: "\0", "INVALID_FORMAT");
    through!(String, (no_control), good: "-".to_owned(), bad: "\0".to_owned(), "INVALID_FORMAT");
}
