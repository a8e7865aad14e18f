//! `ascii`

use crate::kit::{codes, record};

check_text! { ascii => (ascii); }

#[test]
fn every_ascii_character_and_no_other() {
    for c in '\0'..='\u{7f}' {
        assert_eq!(codes(&ascii(&c.to_string())), "", "{c:?}");
    }
    for text in [
        "\u{80}",
        "\u{a0}",
        "é",
        "e\u{301}",
        "ａ",
        "１",
        "日本",
        "👨\u{200d}👩",
        "\u{202e}a",
        "\u{feff}a",
        "a\u{200b}",
        "𝐀",
        "\u{10ffff}",
    ] {
        assert_eq!(codes(&ascii(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn empty_and_huge_text() {
    assert_eq!(codes(&ascii("")), "");
    let huge = "a".repeat(1 << 20);
    assert_eq!(codes(&ascii(&huge)), "");
    assert_eq!(codes(&ascii(&(huge + "é"))), "INVALID_FORMAT");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&ascii("é")),
        "INVALID_FORMAT | ASCII characters only | This must be ASCII characters only."
    );
    overrides!(String, ascii, "é".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((ascii), good: "a", bad: "é", "INVALID_FORMAT");
    through!(String, (ascii), good: "a".to_owned(), bad: "é".to_owned(), "INVALID_FORMAT");
}
