//! `contains("…")`

use crate::kit::{codes, record};

check_text! {
    ab => (contains("AB"));
    both => (contains("A"), contains("B"));
    accent => (contains("\u{e9}"));
}

#[test]
fn anywhere_byte_for_byte() {
    for text in ["AB", "ABC", "CAB", "CABC", "A AB", "日AB👍", "\0AB"] {
        assert_eq!(codes(&ab(text)), "", "{text:?}");
    }
    for text in ["", "A", "B", "ab", "aB", "BA", "A B", "A\u{200d}B", "A\u{301}B", "ＡＢ", "A\u{a0}B"] {
        assert_eq!(codes(&ab(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn nothing_is_normalised() {
    assert_eq!(codes(&accent("caf\u{e9}s")), "");
    assert_eq!(codes(&accent("cafe\u{301}s")), "INVALID_FORMAT");
}

#[test]
fn it_can_stand_twice_and_each_reports() {
    assert_eq!(codes(&both("BA")), "");
    assert_eq!(codes(&both("A")), "INVALID_FORMAT");
    assert_eq!(
        record(&both("A")),
        "INVALID_FORMAT | text that contains \"B\" | This must be text that contains \"B\"."
    );
    assert_eq!(codes(&both("")), "INVALID_FORMAT, INVALID_FORMAT");
}

#[test]
fn huge_text() {
    let half = "x".repeat(1 << 20);
    assert_eq!(codes(&ab(&format!("{half}AB{half}"))), "");
    assert_eq!(codes(&ab(&"A".repeat(1 << 20))), "INVALID_FORMAT");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&ab("BA")),
        "INVALID_FORMAT | text that contains \"AB\" | This must be text that contains \"AB\"."
    );
    overrides!(String, contains("AB"), "x".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((contains("AB")), good: "CABC", bad: "BA", "INVALID_FORMAT");
    through!(String, (contains("AB")), good: "CABC".to_owned(), bad: "BA".to_owned(), "INVALID_FORMAT");
}
