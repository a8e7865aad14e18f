//! `suffix("…")`

use crate::kit::{codes, record};

check_text! {
    ab => (suffix("AB"));
    accent => (suffix("\u{e9}"));
}

#[test]
fn the_end_byte_for_byte() {
    for text in ["AB", "CAB", "ABAB", "\0AB", " AB", "日AB", "👍AB"] {
        assert_eq!(codes(&ab(text)), "", "{text:?}");
    }
    for text in [
        "",
        "A",
        "B",
        "Ab",
        "ab",
        "BA",
        "ABx",
        "AB ",
        "AB\n",
        "AB\u{feff}",
        "AB\u{a0}",
        "AB\u{202c}",
        "ＡＢ",
        "A\u{200d}B",
    ] {
        assert_eq!(codes(&ab(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn nothing_is_normalised() {
    assert_eq!(codes(&accent("caf\u{e9}")), "");
    assert_eq!(codes(&accent("cafe\u{301}")), "INVALID_FORMAT");
    assert_eq!(codes(&accent("CAF\u{c9}")), "INVALID_FORMAT");
}

#[test]
fn huge_text() {
    assert_eq!(codes(&ab(&format!("{}AB", "x".repeat(1 << 20)))), "");
    assert_eq!(codes(&ab(&format!("AB{}", "x".repeat(1 << 20)))), "INVALID_FORMAT");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&ab("BA")),
        "INVALID_FORMAT | text that ends with \"AB\" | This must be text that ends with \"AB\"."
    );
    overrides!(String, suffix("AB"), "x".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((suffix("AB")), good: "CAB", bad: "ABC", "INVALID_FORMAT");
    through!(String, (suffix("AB")), good: "CAB".to_owned(), bad: "ABC".to_owned(), "INVALID_FORMAT");
}
