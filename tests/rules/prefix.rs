//! `prefix("…")`

use api_validate::ApiValidate;

use crate::kit::{codes, record};

check_text! {
    ab => (prefix("AB"));
    accent => (prefix("\u{e9}"));
    family => (prefix("👨\u{200d}👩"));
}

#[test]
fn the_start_byte_for_byte() {
    for text in ["AB", "ABC", "ABAB", "AB\0", "AB "] {
        assert_eq!(codes(&ab(text)), "", "{text:?}");
    }
    for text in [
        "",
        "A",
        "B",
        "aB",
        "ab",
        "BA",
        "xAB",
        " AB",
        "\u{feff}AB",
        "\u{202e}AB",
        "\u{a0}AB",
        "ＡＢ",
        "A\u{200d}B",
    ] {
        assert_eq!(codes(&ab(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn nothing_is_normalised() {
    assert_eq!(codes(&accent("\u{e9}t\u{e9}")), "");
    assert_eq!(codes(&accent("e\u{301}te\u{301}")), "INVALID_FORMAT");
    assert_eq!(codes(&accent("\u{c9}")), "INVALID_FORMAT");
    assert_eq!(codes(&family("👨\u{200d}👩\u{200d}👧")), "");
    assert_eq!(codes(&family("👨👩")), "INVALID_FORMAT");
}

#[test]
fn huge_text() {
    assert_eq!(codes(&ab(&format!("AB{}", "x".repeat(1 << 20)))), "");
    assert_eq!(codes(&ab(&format!("{}AB", "x".repeat(1 << 20)))), "INVALID_FORMAT");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&ab("BA")),
        "INVALID_FORMAT | text that starts with \"AB\" | This must be text that starts with \"AB\"."
    );
    overrides!(String, prefix("AB"), "x".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((prefix("AB")), good: "ABC", bad: "CAB", "INVALID_FORMAT");
    through!(String, (prefix("AB")), good: "ABC".to_owned(), bad: "CAB".to_owned(), "INVALID_FORMAT");
}

const LEAD: &str = "DE-";
const CODE: &str = "ACME_PLACE";
const HINT: &str = "Write the country first.";
const WANTED: &str = "a place with its country";

#[derive(ApiValidate)]
struct Place {
    #[api(prefix(LEAD, code = self::CODE, message = HINT, criteria = WANTED), suffix(LEAD, message = concat!("a", ".")))]
    name: &'static str,
}

#[test]
fn texts_can_be_constants() {
    let errors = Place { name: "AT-Wien" }.validate().expect_err("it is of another country");
    let texts: Vec<String> =
        errors.iter().map(|e| format!("{} {} | {}", e.error_type(), e.criteria(), e.message())).collect();
    assert_eq!(
        texts,
        [
            "ACME_PLACE a place with its country | Write the country first.",
            "INVALID_FORMAT text that ends with \"DE-\" | a.",
        ]
    );
}
