//! `alphanumeric`

use crate::kit::{codes, record};

check_text! {
    alphanumeric => (alphanumeric);
    plain => (alphanumeric, ascii);
}

#[test]
fn letters_and_digits_of_any_script() {
    for text in [
        "",
        "a",
        "Z9",
        "Straße7",
        "Ünï",
        "日本語",
        "中文",
        "абв",
        "ﺍ",
        "１２",
        "٣",
        "Ⅷ",
        "½",
        "𝐀",
        "ａ",
        "\u{e9}",
    ] {
        assert_eq!(codes(&alphanumeric(text)), "", "{text:?}");
    }
    for text in [
        " ",
        "a b",
        "a-b",
        "a_b",
        "a.",
        "\u{a0}",
        "e\u{301}",
        "a\u{200d}b",
        "\u{202e}a",
        "\u{feff}",
        "👍",
        "a\0",
        "\n",
        "+1",
        "#",
    ] {
        assert_eq!(codes(&alphanumeric(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn beside_ascii_only_its_letters_are_left() {
    assert_eq!(codes(&plain("aZ09")), "");
    assert_eq!(codes(&plain("é")), "INVALID_FORMAT");
    assert_eq!(codes(&plain("-")), "INVALID_FORMAT");
    assert_eq!(codes(&plain("\u{a0}")), "INVALID_FORMAT, INVALID_FORMAT", "independent rules both report");
}

#[test]
fn huge_text() {
    let huge = "ß".repeat(1 << 19);
    assert_eq!(codes(&alphanumeric(&huge)), "");
    assert_eq!(codes(&alphanumeric(&(huge + " "))), "INVALID_FORMAT");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&alphanumeric("-")),
        "INVALID_FORMAT | letters and digits only | This must be letters and digits only."
    );
    overrides!(String, alphanumeric, "-".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((alphanumeric), good: "a1", bad: "a 1", "INVALID_FORMAT");
    through!(String, (alphanumeric), good: "a".to_owned(), bad: "-".to_owned(), "INVALID_FORMAT");
}
