//! `number(integer, scale, precision)`

use std::str::FromStr;

use bigdecimal::BigDecimal;
use rust_decimal::Decimal;

use crate::kit::{codes, record};

const WRONG: &str = "INVALID_NUMBER_FORMAT";

check_text! {
    number => (number);
    integer => (number(integer));
    scale => (number(scale = 2));
    whole => (number(scale = 0));
    precision => (number(precision = 5));
    digit => (number(precision = 1));
    column => (number(precision = 5, scale = 2));
    short => (number(integer, precision = 3));
}

check! {
    float: f64 => (number);
    float_integer: f64 => (number(integer));
    float_scale: f64 => (number(scale = 2));
    single: f32 => (number);
    single_scale: f32 => (number(scale = 1));
    decimal: Decimal => (number);
    decimal_integer: Decimal => (number(integer));
    decimal_scale: Decimal => (number(scale = 2));
    decimal_column: Decimal => (number(precision = 5, scale = 2));
    big: BigDecimal => (number);
    big_scale: BigDecimal => (number(scale = 2));
    big_column: BigDecimal => (number(precision = 5, scale = 2));
    int: i32 => (number(precision = 3));
    any_int: i128 => (number(integer));
    any_uint: u128 => (number(integer, precision = 38));
}

#[test]
fn text_as_json_writes_a_number_without_an_exponent() {
    for text in
        ["0", "-0", "1", "-1", "12.50", "-0.001", "0.0", "10", "123456789012345678901234567890.123456789"]
    {
        assert_eq!(codes(&number(text)), "", "{text:?}");
    }
    for text in [
        "",
        " ",
        "-",
        ".",
        "+1",
        "--1",
        ".5",
        "5.",
        "-.5",
        "1e5",
        "1E5",
        "1e-5",
        "007",
        "00",
        "-01",
        "1_000",
        "1,000",
        "1 000",
        " 1",
        "1 ",
        "1\n",
        "\t1",
        "1\0",
        "0x10",
        "NaN",
        "nan",
        "inf",
        "Infinity",
        "-Infinity",
        "∞",
        "１",
        "1２",
        "٣",
        "½",
        "²",
        "Ⅷ",
        "\u{2212}1",
        "1\u{a0}",
        "\u{202e}1",
        "\u{feff}1",
        "1\u{200d}",
        "1.2.3",
        "1..2",
        "1.-2",
        "$1",
        "1%",
        "true",
        "null",
        "e\u{301}",
        "1.５",
    ] {
        assert_eq!(codes(&number(text)), WRONG, "{text:?}");
    }
}

#[test]
fn huge_text() {
    let digits = "9".repeat(1 << 20);
    assert_eq!(codes(&number(&digits)), "");
    assert_eq!(codes(&number(&format!("-{digits}.{digits}"))), "");
    assert_eq!(codes(&number(&format!("{digits}x"))), WRONG);
    assert_eq!(codes(&number(&format!("0{digits}"))), WRONG);
    assert_eq!(codes(&precision(&digits)), WRONG);
    assert_eq!(codes(&scale(&format!("0.{digits}"))), WRONG);
    assert_eq!(codes(&integer(&digits)), "");
}

#[test]
fn whole_numbers_only() {
    for text in ["0", "-0", "-7", "42", "340282366920938463463374607431768211456"] {
        assert_eq!(codes(&integer(text)), "", "{text:?}");
        assert_eq!(codes(&whole(text)), "", "{text:?}");
    }
    for text in ["0.0", "1.0", "1.5", "-1.00"] {
        assert_eq!(codes(&integer(text)), WRONG, "{text:?}: text counts as it is written");
        assert_eq!(codes(&whole(text)), WRONG, "{text:?}");
    }
}

#[test]
fn decimal_places_on_both_sides_of_the_bound() {
    for (text, expected) in
        [("1", ""), ("1.2", ""), ("1.25", ""), ("1.255", WRONG), ("1.250", WRONG), ("0.001", WRONG)]
    {
        assert_eq!(codes(&scale(text)), expected, "{text:?}");
    }
}

#[test]
fn digits_on_both_sides_of_the_bound() {
    for (text, expected) in [
        ("12345", ""),
        ("-12345", ""),
        ("123456", WRONG),
        ("123.45", ""),
        ("123.456", WRONG),
        ("0.12345", ""),
        ("0.123456", WRONG),
        ("0", ""),
        ("100000", WRONG),
        ("1.00000", WRONG),
    ] {
        assert_eq!(codes(&precision(text)), expected, "{text:?}");
    }
    for (text, expected) in [("0", ""), ("9", ""), ("10", WRONG), ("0.1", ""), ("1.1", WRONG)] {
        assert_eq!(codes(&digit(text)), expected, "{text:?}");
    }
    for (text, expected) in
        [("123.45", ""), ("1234.5", ""), ("1234.56", WRONG), ("1.234", WRONG), ("12345", "")]
    {
        assert_eq!(codes(&column(text)), expected, "{text:?}");
    }
    for (text, expected) in [("999", ""), ("1000", WRONG), ("1.5", WRONG)] {
        assert_eq!(codes(&short(text)), expected, "{text:?}");
    }
}

#[test]
fn doubles_count_the_digits_that_are_needed() {
    for value in
        [0.0, -0.0, 1.5, f64::MAX, f64::MIN, f64::MIN_POSITIVE, f64::from_bits(1), -f64::from_bits(1)]
    {
        assert_eq!(codes(&float(value)), "", "{value:e}");
    }
    for value in [f64::NAN, -f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(codes(&float(value)), WRONG, "{value}");
        assert_eq!(codes(&float_integer(value)), WRONG, "{value}");
        assert_eq!(codes(&float_scale(value)), WRONG, "{value}");
    }
    for (value, expected) in [(1.0, ""), (-0.0, ""), (1e300, ""), (0.5, WRONG), (f64::from_bits(1), WRONG)] {
        assert_eq!(codes(&float_integer(value)), expected, "{value:e}");
    }
    for (value, expected) in
        [(0.1, ""), (0.29, ""), (1.25, ""), (0.1 + 0.2, WRONG), (1.255, WRONG), (1e-300, WRONG)]
    {
        assert_eq!(codes(&float_scale(value)), expected, "{value:e}");
    }
}

#[test]
fn singles_count_their_own_digits() {
    for value in [0.0, -0.0, f32::MAX, f32::MIN_POSITIVE, f32::from_bits(1)] {
        assert_eq!(codes(&single(value)), "", "{value:e}");
    }
    for value in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        assert_eq!(codes(&single(value)), WRONG, "{value}");
    }
    for (value, expected) in [(0.1, ""), (0.3, ""), (1.0, ""), (0.25, WRONG), (f32::from_bits(1), WRONG)] {
        assert_eq!(codes(&single_scale(value)), expected, "{value:e}");
    }
}

#[test]
fn decimals_count_no_zeros_at_their_end() {
    for value in [Decimal::MIN, Decimal::MAX, Decimal::ZERO, Decimal::new(1, 28)] {
        assert_eq!(codes(&decimal(value)), "", "{value}");
    }
    assert_eq!(codes(&decimal_integer(Decimal::MAX)), "");
    assert_eq!(codes(&decimal_integer(Decimal::new(100, 2))), "");
    assert_eq!(codes(&decimal_integer(Decimal::new(101, 2))), WRONG);
    for (mantissa, places, expected) in
        [(125, 2, ""), (1250, 3, ""), (1255, 3, WRONG), (1, 28, WRONG), (0, 28, "")]
    {
        assert_eq!(codes(&decimal_scale(Decimal::new(mantissa, places))), expected, "{mantissa}e-{places}");
    }
    for (mantissa, places, expected) in
        [(12345, 2, ""), (123_456, 2, WRONG), (123_450, 3, ""), (12345, 0, ""), (123_456, 0, WRONG)]
    {
        assert_eq!(codes(&decimal_column(Decimal::new(mantissa, places))), expected, "{mantissa}e-{places}");
    }
}

#[test]
fn big_decimals_of_any_size() {
    let of = |text: &str| BigDecimal::from_str(text).expect("a decimal");
    for text in ["0", "-0.1", "1e1000000", "1e-1000000", "170141183460469231731687303715884105728"] {
        assert_eq!(codes(&big(of(text))), "", "{text}");
    }
    assert_eq!(codes(&big(BigDecimal::new(1.into(), i64::MAX))), "");
    assert_eq!(codes(&big(BigDecimal::new(1.into(), i64::MIN))), "");
    for (text, expected) in
        [("1.25", ""), ("1.250", ""), ("1.255", WRONG), ("1e1000", ""), ("1e-1000", WRONG)]
    {
        assert_eq!(codes(&big_scale(of(text))), expected, "{text}");
    }
    for (text, expected) in [("123.45", ""), ("123.450", ""), ("1234.56", WRONG), ("1e4", ""), ("1e5", WRONG)]
    {
        assert_eq!(codes(&big_column(of(text))), expected, "{text}");
    }
    let long = format!("{}.12", "9".repeat(60));
    assert_eq!(codes(&big_scale(of(&long))), "");
    assert_eq!(codes(&big_column(of(&long))), WRONG);
}

#[test]
fn integers_count_their_digits() {
    for (value, expected) in
        [(0, ""), (999, ""), (-999, ""), (1000, WRONG), (i32::MIN, WRONG), (i32::MAX, WRONG)]
    {
        assert_eq!(codes(&int(value)), expected, "{value}");
    }
    for value in [i128::MIN, 0, i128::MAX] {
        assert_eq!(codes(&any_int(value)), "", "{value}");
    }
    assert_eq!(codes(&any_uint(10_u128.pow(38) - 1)), "");
    assert_eq!(codes(&any_uint(10_u128.pow(38))), WRONG);
    assert_eq!(codes(&any_uint(u128::MAX)), WRONG);
}

#[test]
fn the_record_of_each_fault() {
    for (found, expected) in [
        (record(&number("a")), "INVALID_NUMBER_FORMAT | a number | This must be a number."),
        (record(&integer("a")), "INVALID_NUMBER_FORMAT | a whole number | This must be a whole number."),
        (record(&integer("1.5")), "INVALID_NUMBER_FORMAT | a whole number | This must be a whole number."),
        (
            record(&scale("1.255")),
            "INVALID_NUMBER_FORMAT | a number with at most 2 decimal places | This must have at most 2 decimal places.",
        ),
        (
            record(&scale("a")),
            "INVALID_NUMBER_FORMAT | a number with at most 2 decimal places | This must be a number.",
        ),
        (
            record(&precision("123456")),
            "INVALID_NUMBER_FORMAT | a number with at most 5 digits | This must have at most 5 digits.",
        ),
        (
            record(&digit("10")),
            "INVALID_NUMBER_FORMAT | a number with at most 1 digit | This must have at most 1 digit.",
        ),
        (
            record(&column("1234.56")),
            "INVALID_NUMBER_FORMAT | a number with at most 2 decimal places and at most 5 digits | \
             This must have at most 5 digits.",
        ),
        (
            record(&short("1000")),
            "INVALID_NUMBER_FORMAT | a whole number with at most 3 digits | This must have at most 3 digits.",
        ),
        (record(&float(f64::NAN)), "INVALID_NUMBER_FORMAT | a number | This must be a number."),
    ] {
        assert_eq!(found, expected);
    }
    overrides!(String, number, "a".to_owned());
    overrides!(String, number(scale = 1), "1.25".to_owned());
    overrides!(f64, number(integer), 0.5);
}

#[test]
fn every_type_and_wrapper() {
    texts!((number(integer)), good: "42", bad: "4.2", "INVALID_NUMBER_FORMAT");
    through!(String, (number), good: "1".to_owned(), bad: "a".to_owned(), "INVALID_NUMBER_FORMAT");
    through!(f64, (number(scale = 1)), good: 0.1, bad: 0.25, "INVALID_NUMBER_FORMAT");
    through!(f32, (number(scale = 1)), good: 0.1, bad: f32::NAN, "INVALID_NUMBER_FORMAT");
    through!(Decimal, (number(scale = 1)), good: Decimal::ONE, bad: Decimal::new(1, 2), "INVALID_NUMBER_FORMAT");
    through!(BigDecimal, (number(scale = 1)), good: 1.into(), bad: BigDecimal::new(1.into(), 2), "INVALID_NUMBER_FORMAT");
}

/// A client takes these for numbers, so the message says how to write them. The code is that of any other text.
#[test]
fn a_number_that_is_written_in_another_way_is_told_so() {
    check_text! {
        any => (number(scale = 2));
        whole => (number(integer));
        bounded => (range(max = 5));
        step => (multiple_of(5));
        both => (number(scale = 1), range(max = 5), multiple_of(0.5));
    }
    let said = |found: String| found.rsplit(" | ").next().unwrap_or_default().to_owned();
    let plain = "This must be a number in plain digits, without a plus, leading zeros or an exponent.";
    for text in
        ["+1", "1e5", "1E5", "1.5e-3", "-1e5", "007", "00", "-01.5", "+1.50", "+0x", "1e", "e5", "+", "0x10"]
    {
        let is_number = text.parse::<f64>().is_ok();
        let expected = if is_number { plain } else { "This must be a number." };
        assert_eq!(said(record(&any(text))), expected, "{text}");
        assert_eq!(said(record(&bounded(text))), expected, "{text}");
        assert_eq!(said(record(&whole(text))), expected.replace("a number", "a whole number"), "{text}");
        let of_step = if is_number { plain } else { "This must be a multiple of 5." };
        assert_eq!(said(record(&step(text))), of_step, "{text}");
        // One record, of the first of the rules.
        assert_eq!(codes(&both(text)), WRONG, "{text}");
    }
    for text in [".5", "5.", "1,5", "１", "nan", "inf", "+inf", "1_0"] {
        assert_eq!(said(record(&any(text))), "This must be a number.", "{text}");
    }
}
