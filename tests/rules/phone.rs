//! `phone`

use crate::kit::{codes, record};

check_text! { phone => (phone); }

#[test]
fn two_to_fifteen_digits() {
    for digits in 0..=40 {
        let expected = if (2..=15).contains(&digits) { "" } else { "INVALID_FORMAT" };
        assert_eq!(codes(&phone(&format!("+{}", "4".repeat(digits)))), expected, "{digits} digits");
    }
}

#[test]
fn text_that_is_none() {
    for text in [
        "",
        "+",
        "441632960001",
        "00441632960001",
        "+0441632960001",
        "+44 1632 960001",
        "+44-1632-960001",
        "+44(0)1632960001",
        "++441632960001",
        "tel:+441632960001",
        " +441632960001",
        "+441632960001 ",
        "+441632960001\n",
        "+441632960001\0",
        "＋441632960001",
        "+４４1632960001",
        "+٤٤1632960001",
        "+441632960001x1",
        "\u{202e}+441632960001",
        "+44\u{a0}1632960001",
        "+44\u{200d}1632960001",
        "-441632960001",
    ] {
        assert_eq!(codes(&phone(text)), "INVALID_FORMAT", "{text:?}");
    }
    assert_eq!(codes(&phone(&format!("+{}", "1".repeat(1 << 20)))), "INVALID_FORMAT");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&phone("a")),
        "INVALID_FORMAT | a telephone number with country code, such as +441632960001 | \
         This must be a telephone number with country code, such as +441632960001."
    );
    overrides!(String, phone, "a".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((phone), good: "+441632960001", bad: "01632960001", "INVALID_FORMAT");
    through!(String, (phone), good: "+44".to_owned(), bad: "+".to_owned(), "INVALID_FORMAT");
}
