//! `credit_card`

use crate::kit::{codes, record};

check_text! { credit_card => (credit_card); }

/// Digits and the one after them that makes the sum right.
fn with_check_digit(digits: &str) -> String {
    let fitting =
        (0..10).map(|digit| format!("{digits}{digit}")).find(|number| sum(number).to_string().ends_with('0'));
    fitting.expect("one of ten digits fits")
}

/// The Luhn sum, as its patent has it.
fn sum(number: &str) -> u32 {
    let digits = number.chars().rev().filter_map(|c| c.to_digit(10));
    digits.enumerate().map(|(place, digit)| [digit, digit * 2 / 10 + digit * 2 % 10][place % 2]).sum()
}

#[test]
fn twelve_to_nineteen_digits_with_a_right_sum() {
    for length in 1..=30 {
        let number = with_check_digit(&"4".repeat(length - 1));
        assert_eq!(number.len(), length);
        let expected = if (12..=19).contains(&length) { "" } else { "INVALID_FORMAT" };
        assert_eq!(codes(&credit_card(&number)), expected, "{length} digits");
    }
}

#[test]
fn one_last_digit_in_ten() {
    for body in ["411111111111111", "400000000000", "37828224631000", "123456789012345678"] {
        let passing =
            (0..10).filter(|digit| codes(&credit_card(&format!("{body}{digit}"))).is_empty()).count();
        assert_eq!(passing, 1, "{body}");
    }
}

#[test]
fn text_that_is_none() {
    for text in [
        "",
        "0",
        "0000000000000000",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        " 4111111111111111",
        "4111111111111111\n",
        "4111111111111111\0",
        "４111111111111111",
        "411111111111111١",
        "4111111111111111\u{a0}",
        "\u{202e}4111111111111111",
        "+411111111111111",
        "41111111.1111111",
    ] {
        assert_eq!(codes(&credit_card(text)), "INVALID_FORMAT", "{text:?}");
    }
    assert_eq!(codes(&credit_card(&"4".repeat(1 << 20))), "INVALID_FORMAT");
}

#[test]
fn the_record() {
    assert_eq!(
        record(&credit_card("a")),
        "INVALID_FORMAT | a card number of 12 to 19 digits with a valid check digit | This must be a card number of 12 to 19 digits with a valid check digit."
    );
    overrides!(String, credit_card, "a".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((credit_card), good: "4111111111111111", bad: "4111111111111112", "INVALID_FORMAT");
    through!(
        String, (credit_card), good: "4111111111111111".to_owned(), bad: "4111111111111112".to_owned(), "INVALID_FORMAT"
    );
}
