//! `multiple_of(n)`

use std::{num::NonZeroU16, str::FromStr};

use bigdecimal::BigDecimal;
use rust_decimal::Decimal;

use crate::kit::{codes, record};

const WRONG: &str = "INVALID_NUMBER_FORMAT";

/// Each type of number, with multiples of a step and others.
macro_rules! numbers {
    ($($name:ident: $ty:ty => $step:expr, multiples $good:expr, others $bad:expr;)*) => {$(
        #[test]
        fn $name() {
            check! { step: $ty => (multiple_of($step)); }
            for value in $good {
                let shown = format!("{value:?}");
                assert_eq!(codes(&step(value)), "", "{shown}");
            }
            for value in $bad {
                let shown = format!("{value:?}");
                assert_eq!(codes(&step(value)), WRONG, "{shown}");
            }
        }
    )*};
}

fn big(text: &str) -> BigDecimal {
    BigDecimal::from_str(text).expect("a decimal")
}

numbers! {
    of_i8: i8 => 5, multiples [-125, -5, 0, 5, 125], others [i8::MIN, -1, 1, 4, 6, i8::MAX];
    of_i16: i16 => 2, multiples [i16::MIN, 0, 2], others [i16::MAX, 1, -1];
    of_i32: i32 => 2147483647, multiples [i32::MAX, 0, -i32::MAX], others [i32::MIN, 1];
    of_i64: i64 => 3, multiples [0, 3, -3, i64::MAX - 1], others [i64::MIN, i64::MAX, 1];
    of_i128: i128 => i128::MAX, multiples [0, i128::MAX, -i128::MAX], others [i128::MIN, 1, i128::MAX - 1];
    of_isize: isize => 4, multiples [0, -4, isize::MIN], others [isize::MAX, 2];
    of_u8: u8 => 255, multiples [0, 255], others [1, 254];
    of_u16: u16 => 256, multiples [0, 256, 65280], others [255, u16::MAX];
    of_u32: u32 => 5, multiples [0, u32::MAX], others [u32::MAX - 1];
    of_u64: u64 => 5, multiples [0, u64::MAX], others [u64::MAX - 1];
    of_u128: u128 => 5, multiples [0, u128::MAX], others [u128::MAX - 1, 1];
    of_usize: usize => 1, multiples [0, 1, usize::MAX], others [0_usize; 0];
    of_non_zero: NonZeroU16 => 5, multiples [NonZeroU16::MAX], others [NonZeroU16::MIN];
    of_doubles: f64 => 0.1, multiples [0.0, -0.0, 0.1, 0.3, -0.7, 1e300, 1.1],
        others [0.1 + 0.2, 0.05, f64::from_bits(1), f64::MIN_POSITIVE, f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
    of_doubles_by_halves: f64 => 0.5, multiples [0.5, -2.5, f64::MAX, f64::MIN], others [0.25, f64::EPSILON];
    of_singles: f32 => 0.1, multiples [0.0, -0.0, 0.1, 0.3, 0.7], others [0.05, f32::from_bits(1), f32::NAN, f32::INFINITY];
    of_decimals: Decimal => 0.25, multiples [Decimal::ZERO, Decimal::new(25, 2), Decimal::new(-500, 3), Decimal::MAX],
        others [Decimal::new(1, 28), Decimal::new(26, 2)];
    of_big_decimals: BigDecimal => 0.25,
        multiples [big("0"), big("1e1000000"), big("340282366920938463463374607431768211456.75"), BigDecimal::new(1.into(), i64::MIN)],
        others [big("0.1"), big("1e-1000000"), BigDecimal::new(1.into(), i64::MAX)];
    of_text: String => 0.05,
        multiples ["0", "-0", "0.05", "-1.15", "1000000000000000000000000000000000000000000000000.95"].map(str::to_owned),
        others ["0.01", "0.051", "", "a", "1e1", "+1", "１", "0.0500000000000000000000000000000000000000000001"].map(str::to_owned);
}

#[test]
fn huge_text() {
    check_text! { step => (multiple_of(7)); }
    // 999999 is a multiple of 7, and so is every run of it.
    let nines = "999999".repeat(1 << 17);
    assert_eq!(codes(&step(&nines)), "");
    assert_eq!(codes(&step(&format!("{nines}9"))), WRONG);
}

#[test]
fn the_record() {
    check! {
        five: i8 => (multiple_of(5));
        quarter: f64 => (multiple_of(0.25));
    }
    check_text! { text => (multiple_of(5)); }
    assert_eq!(record(&five(1)), "INVALID_NUMBER_FORMAT | a multiple of 5 | This must be a multiple of 5.");
    assert_eq!(
        record(&quarter(0.3)),
        "INVALID_NUMBER_FORMAT | a multiple of 0.25 | This must be a multiple of 0.25."
    );
    assert_eq!(record(&text("a")), "INVALID_NUMBER_FORMAT | a multiple of 5 | This must be a multiple of 5.");
    overrides!(u8, multiple_of(5), 1);
    overrides!(f64, multiple_of(0.1), f64::NAN);
}

#[test]
fn what_is_no_number_is_reported_once() {
    check_text! {
        after => (range(min = 10), multiple_of(5));
        before => (multiple_of(5), range(min = 10));
        inside => (range(min = 10), when(true, multiple_of(5), number(scale = 1)));
        number_last => (multiple_of(5), range(min = 10), number(integer));
    }
    for (text, expected) in [
        ("15", ["", "", "", ""]),
        ("a", [WRONG; 4]),
        ("5", ["INVALID_NUMBER_RANGE"; 4]),
        (
            "7",
            [
                "INVALID_NUMBER_RANGE, INVALID_NUMBER_FORMAT",
                "INVALID_NUMBER_FORMAT, INVALID_NUMBER_RANGE",
                "INVALID_NUMBER_RANGE, INVALID_NUMBER_FORMAT",
                "INVALID_NUMBER_FORMAT, INVALID_NUMBER_RANGE",
            ],
        ),
    ] {
        let found =
            [codes(&after(text)), codes(&before(text)), codes(&inside(text)), codes(&number_last(text))];
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn every_type_and_wrapper() {
    texts!((multiple_of(5)), good: "15", bad: "16", "INVALID_NUMBER_FORMAT");
    through!(u8, (multiple_of(5)), good: 5, bad: 6, "INVALID_NUMBER_FORMAT");
    through!(f64, (multiple_of(0.1)), good: 0.3, bad: 0.35, "INVALID_NUMBER_FORMAT");
    through!(Decimal, (multiple_of(5)), good: 5.into(), bad: 6.into(), "INVALID_NUMBER_FORMAT");
    through!(BigDecimal, (multiple_of(5)), good: 5.into(), bad: 6.into(), "INVALID_NUMBER_FORMAT");
}
