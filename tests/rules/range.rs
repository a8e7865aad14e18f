//! `range(min, max, above, below)`

use std::{
    num::{NonZeroI128, NonZeroU8},
    str::FromStr,
};

use bigdecimal::BigDecimal;
use rust_decimal::Decimal;

use crate::kit::{codes, record};

const OUT: &str = "INVALID_NUMBER_RANGE";
const NONE: &str = "INVALID_NUMBER_FORMAT";

/// Each type of number under `min` and `max`, then under `above` and `below`.
macro_rules! numbers {
    ($($name:ident: $ty:ty => $low:expr, $high:expr;
        below [$($under:expr),*] low [$($at_low:expr),*] inside [$($inside:expr),*] high [$($at_high:expr),*] above [$($over:expr),*];)*) => {$(
        #[test]
        fn $name() {
            check! {
                inclusive: $ty => (range(min = $low, max = $high));
                exclusive: $ty => (range(above = $low, below = $high));
                min: $ty => (range(min = $low));
                max: $ty => (range(max = $high));
            }
            // Codes of `min` and `max` together, of `above` and `below`, of `min` alone, and of `max` alone.
            let judge = |value: $ty, expected: [&str; 4]| {
                let shown = format!("{value:?}");
                assert_eq!(codes(&inclusive(value.clone())), expected[0], "{shown} inclusive");
                assert_eq!(codes(&exclusive(value.clone())), expected[1], "{shown} exclusive");
                assert_eq!(codes(&min(value.clone())), expected[2], "{shown} min");
                assert_eq!(codes(&max(value)), expected[3], "{shown} max");
            };
            $(judge($under, [OUT, OUT, OUT, ""]);)*
            $(judge($at_low, ["", OUT, "", ""]);)*
            $(judge($inside, [""; 4]);)*
            $(judge($at_high, ["", OUT, "", ""]);)*
            $(judge($over, [OUT, OUT, "", OUT]);)*
        }
    )*};
}

fn big(text: &str) -> BigDecimal {
    BigDecimal::from_str(text).expect("a decimal")
}

fn dec(text: &str) -> Decimal {
    Decimal::from_str(text).expect("a decimal")
}

numbers! {
    of_i8: i8 => -127, 126; below [i8::MIN] low [-127] inside [-126, 0, 125] high [126] above [i8::MAX];
    of_i16: i16 => -32767, 0; below [i16::MIN] low [-32767] inside [-1] high [0] above [1, i16::MAX];
    of_i32: i32 => -5, 5; below [i32::MIN, -6] low [-5] inside [-4, 0, 4] high [5] above [6, i32::MAX];
    of_i64: i64 => -9223372036854775807, 9223372036854775806;
        below [i64::MIN] low [i64::MIN + 1] inside [0] high [i64::MAX - 1] above [i64::MAX];
    of_i128: i128 => i128::MIN + 1, i128::MAX - 1;
        below [i128::MIN] low [i128::MIN + 1] inside [0, i128::MIN + 2] high [i128::MAX - 1] above [i128::MAX];
    of_isize: isize => -1, 1; below [isize::MIN, -2] low [-1] inside [0] high [1] above [2, isize::MAX];
    of_u8: u8 => 1, 254; below [0] low [1] inside [2, 253] high [254] above [255];
    of_u16: u16 => 1, 65534; below [0] low [1] inside [2] high [65534] above [u16::MAX];
    of_u32: u32 => 1, 4294967294; below [0] low [1] inside [2] high [4_294_967_294] above [u32::MAX];
    of_u64: u64 => 1, 18446744073709551614; below [0] low [1] inside [2] high [u64::MAX - 1] above [u64::MAX];
    of_u128: u128 => 1, u128::MAX - 1; below [0] low [1] inside [2] high [u128::MAX - 1] above [u128::MAX];
    of_usize: usize => 1, 3; below [0] low [1] inside [2] high [3] above [4, usize::MAX];
    of_u128_under_signed_bounds: u128 => 5, 170141183460469231731687303715884105727;
        below [0, 4] low [5] inside [6] high [i128::MAX.unsigned_abs()] above [i128::MAX.unsigned_abs() + 1, u128::MAX];
    of_non_zero_bytes: NonZeroU8 => 2, 3;
        below [NonZeroU8::MIN] low [NonZeroU8::MIN.saturating_add(1)] inside []
        high [NonZeroU8::MIN.saturating_add(2)] above [NonZeroU8::MAX];
    of_wide_non_zero: NonZeroI128 => -1, i128::MAX - 1;
        below [NonZeroI128::MIN] low [] inside [] high [] above [NonZeroI128::MAX];
    of_doubles: f64 => -0.5, 0.5;
        below [f64::MIN, -0.500_000_000_000_000_1] low [-0.5]
        inside [-0.0, 0.0, f64::from_bits(1), -f64::from_bits(1), f64::MIN_POSITIVE, 0.1 + 0.2, 0.499_999_999_999_999_94]
        high [0.5] above [0.500_000_000_000_000_1, 1.0, f64::MAX];
    of_doubles_around_zero: f64 => 0, 1;
        below [-f64::from_bits(1), -1.0] low [0.0, -0.0] inside [f64::from_bits(1)] high [1.0] above [1.0 + f64::EPSILON];
    of_doubles_under_decimal_bounds: f64 => 0.1, 0.3;
        below [0.099_999_999_999_999_99] low [0.1] inside [0.2] high [0.3] above [0.1 + 0.2];
    of_singles: f32 => 0.1, 0.3; below [f32::MIN, 0.0] low [0.1] inside [0.2] high [0.3] above [0.300_000_03, f32::MAX];
    of_singles_under_typed_bounds: f32 => 0.1_f32, 0.3_f32; below [0.0] low [0.1] inside [0.2] high [0.3] above [0.4];
    of_decimals: Decimal => -0.01, 1_000_000.00;
        below [Decimal::MIN, dec("-0.0100000000000000000000000001")] low [dec("-0.01"), dec("-0.010")] inside [Decimal::ZERO]
        high [dec("1000000"), dec("1000000.00")] above [dec("1000000.000000000000000000001"), Decimal::MAX];
    of_big_decimals: BigDecimal => -0.01, 1_000_000;
        below [big("-1e1000000"), big("-0.01000000000000000000000000000000000000000000001")] low [big("-0.01"), big("-0.0100")]
        inside [big("0"), big("1e-1000000"), BigDecimal::new(1.into(), i64::MAX)] high [big("1e6"), big("1000000.00")]
        above [
            big("1000000.0000000000000000000000000000000000000000001"), big("1e1000000"), BigDecimal::new(1.into(), i64::MIN),
            big("340282366920938463463374607431768211456")
        ];
    of_text: String => -1.5, 9007199254740993;
        below ["-1.50000000000000000000000000000000000000000001".to_owned(), "-2".to_owned()]
        low ["-1.5".to_owned(), "-1.500".to_owned()]
        inside ["0".to_owned(), "-0".to_owned(), "9007199254740992".to_owned(), "9007199254740992.999".to_owned()]
        high ["9007199254740993".to_owned(), "9007199254740993.0".to_owned()]
        above ["9007199254740993.1".to_owned(), "9007199254740994".to_owned(), "9".repeat(1 << 20)];
}

check_text! {
    text => (range(min = 0, max = 100));
    gated => (number(scale = 2), range(min = 0), multiple_of(5));
    conditional => (number(scale = 2), when(true, range(min = 0), when(true, multiple_of(5))));
    inside => (when(true, range(min = 0), number(scale = 2)), range(max = 100));
    gated_backwards => (multiple_of(5), range(min = 0), number(scale = 2));
}

check! {
    float: f64 => (range(min = 0));
    float_max: f64 => (range(max = 0));
    float_above: f64 => (range(above = 0));
    float_below: f64 => (range(below = 0));
    float_both: f64 => (range(min = -1, max = 1));
    single: f32 => (range(min = 0));
    single_max: f32 => (range(max = 0));
    mixed: u8 => (range(above = 1, max = 3));
    mixed_too: u8 => (range(min = 1, below = 3));
}

#[test]
fn nan_and_the_infinities_are_out_of_every_range() {
    for value in [f64::NAN, -f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(codes(&float(value)), OUT, "{value} min");
        assert_eq!(codes(&float_max(value)), OUT, "{value} max");
        assert_eq!(codes(&float_above(value)), OUT, "{value} above");
        assert_eq!(codes(&float_below(value)), OUT, "{value} below");
        assert_eq!(codes(&float_both(value)), OUT, "{value} both");
    }
    for value in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        assert_eq!(codes(&single(value)), OUT, "{value}");
        assert_eq!(codes(&single_max(value)), OUT, "{value}");
    }
}

#[test]
fn negative_zero_is_zero() {
    assert_eq!(codes(&float(-0.0)), "");
    assert_eq!(codes(&float_max(-0.0)), "");
    assert_eq!(codes(&float_above(-0.0)), OUT);
    assert_eq!(codes(&float_below(-0.0)), OUT);
    assert_eq!(codes(&float_above(f64::from_bits(1))), "");
    assert_eq!(codes(&float_below(-f64::from_bits(1))), "");
}

#[test]
fn text_that_is_no_number_has_the_wrong_format() {
    for value in
        ["", " ", "a", "1e1", "+1", "1_0", "１", "٣", "NaN", "inf", "\u{202e}1", "1\u{a0}", "\u{2212}1"]
    {
        assert_eq!(codes(&text(value)), NONE, "{value:?}");
    }
}

#[test]
fn one_end_in_and_one_end_out() {
    for (value, expected) in [(0, OUT), (1, OUT), (2, ""), (3, ""), (4, OUT)] {
        assert_eq!(codes(&mixed(value)), expected, "{value}");
    }
    for (value, expected) in [(0, OUT), (1, ""), (2, ""), (3, OUT), (4, OUT)] {
        assert_eq!(codes(&mixed_too(value)), expected, "{value}");
    }
}

#[test]
fn it_is_silent_where_the_number_failed() {
    for (value, expected) in [
        ("a", NONE),
        ("-1.005", NONE),
        ("-1.25", "INVALID_NUMBER_RANGE, INVALID_NUMBER_FORMAT"),
        ("-5.00", OUT),
        ("1.25", NONE),
        ("5.00", ""),
    ] {
        assert_eq!(codes(&gated(value)), expected, "{value:?}");
    }
    assert_eq!(codes(&gated_backwards("-1.005")), NONE);
    assert_eq!(codes(&gated_backwards("-1.25")), "INVALID_NUMBER_FORMAT, INVALID_NUMBER_RANGE", "as written");
}

#[test]
fn it_is_silent_under_a_condition_too() {
    for (value, expected) in [
        ("a", NONE),
        ("-1.005", NONE),
        ("-1.25", "INVALID_NUMBER_RANGE, INVALID_NUMBER_FORMAT"),
        ("1.25", NONE),
        ("-5.00", OUT),
        ("5.00", ""),
    ] {
        assert_eq!(codes(&conditional(value)), expected, "{value:?}");
    }
    // A `number` under a condition says nothing about what stands outside of it.
    assert_eq!(codes(&inside("-1.005")), NONE);
    assert_eq!(codes(&inside("100.005")), "INVALID_NUMBER_FORMAT, INVALID_NUMBER_RANGE");
    assert_eq!(codes(&inside("-1")), OUT);
}

#[test]
fn the_record_of_each_fault() {
    check! {
        min: i8 => (range(min = -5));
        max: i8 => (range(max = 5));
        above: i8 => (range(above = -5));
        below: i8 => (range(below = 5));
        open: i8 => (range(above = -5, below = 5));
        fraction: f64 => (range(min = 0.10, max = 2.50));
    }
    for (found, expected) in [
        (record(&min(-6)), "INVALID_NUMBER_RANGE | a number that is at least -5 | This must be at least -5."),
        (record(&max(6)), "INVALID_NUMBER_RANGE | a number that is at most 5 | This must be at most 5."),
        (record(&above(-5)), "INVALID_NUMBER_RANGE | a number that is above -5 | This must be above -5."),
        (record(&below(5)), "INVALID_NUMBER_RANGE | a number that is below 5 | This must be below 5."),
        (
            record(&open(-5)),
            "INVALID_NUMBER_RANGE | a number that is above -5 and below 5 | This must be above -5.",
        ),
        (
            record(&open(5)),
            "INVALID_NUMBER_RANGE | a number that is above -5 and below 5 | This must be below 5.",
        ),
        (record(&text("-1")), "INVALID_NUMBER_RANGE | a number from 0 to 100 | This must be at least 0."),
        (record(&text("101")), "INVALID_NUMBER_RANGE | a number from 0 to 100 | This must be at most 100."),
        (record(&text("a")), "INVALID_NUMBER_FORMAT | a number from 0 to 100 | This must be a number."),
        (
            record(&fraction(0.0)),
            "INVALID_NUMBER_RANGE | a number from 0.1 to 2.5 | This must be at least 0.1.",
        ),
        (
            record(&fraction(f64::NEG_INFINITY)),
            "INVALID_NUMBER_RANGE | a number from 0.1 to 2.5 | This must be at least 0.1.",
        ),
        (
            record(&fraction(f64::INFINITY)),
            "INVALID_NUMBER_RANGE | a number from 0.1 to 2.5 | This must be at most 2.5.",
        ),
        (
            record(&mixed(0)),
            "INVALID_NUMBER_RANGE | a number that is above 1 and at most 3 | This must be above 1.",
        ),
        (
            record(&mixed_too(9)),
            "INVALID_NUMBER_RANGE | a number that is at least 1 and below 3 | This must be below 3.",
        ),
        (
            record(&float(f64::NAN)),
            "INVALID_NUMBER_RANGE | a number that is at least 0 | This must be a finite number.",
        ),
    ] {
        assert_eq!(found, expected);
    }
    overrides!(u8, range(min = 1), 0);
    overrides!(u8, range(above = 0, below = 9), 9);
    overrides!(String, range(max = 1), "2".to_owned());
}

#[test]
fn every_type_and_wrapper() {
    texts!((range(max = 5)), good: "5", bad: "6", "INVALID_NUMBER_RANGE");
    through!(u8, (range(max = 5)), good: 5, bad: 6, "INVALID_NUMBER_RANGE");
    through!(i128, (range(max = 5)), good: i128::MIN, bad: i128::MAX, "INVALID_NUMBER_RANGE");
    through!(f64, (range(max = 5)), good: 5.0, bad: f64::NAN, "INVALID_NUMBER_RANGE");
    through!(Decimal, (range(max = 5)), good: Decimal::MIN, bad: Decimal::MAX, "INVALID_NUMBER_RANGE");
    through!(BigDecimal, (range(max = 5)), good: 5.into(), bad: 6.into(), "INVALID_NUMBER_RANGE");
    through!(String, (range(max = 5)), good: "5".to_owned(), bad: "6".to_owned(), "INVALID_NUMBER_RANGE");
}

#[test]
fn literals_of_any_length() {
    check! {
        u128_max: u128 => (range(max = 340282366920938463463374607431768211455));
        below_u128_max: u128 => (range(below = 340_282_366_920_938_463_463_374_607_431_768_211_455));
        i128_min: i128 => (range(min = -170141183460469231731687303715884105728));
        longer: String => (range(min = -999999999999999999999999999999999999999999.5, max = 999999999999999999999999999999999999999999.5));
        exponent: f64 => (range(above = -1e300, max = 1e-300));
    }
    assert_eq!([u128::MAX, u128::MAX - 1, 0].map(|number| codes(&u128_max(number))), ["", "", ""]);
    assert_eq!([u128::MAX, u128::MAX - 1].map(|number| codes(&below_u128_max(number))), [OUT, ""]);
    assert_eq!([i128::MIN, i128::MAX].map(|number| codes(&i128_min(number))), ["", ""]);
    for (text, expected) in [
        ("999999999999999999999999999999999999999999.5", ""),
        ("-999999999999999999999999999999999999999999.5", ""),
        ("999999999999999999999999999999999999999999.51", OUT),
        ("-1000000000000000000000000000000000000000000", OUT),
        ("0", ""),
    ] {
        assert_eq!(codes(&longer(text.to_owned())), expected, "{text}");
    }
    assert_eq!(
        [-1e300, -9.9e299, 1e-300, 1.1e-300].map(|number| codes(&exponent(number))),
        [OUT, "", "", OUT]
    );
    assert_eq!(
        record(&below_u128_max(u128::MAX)),
        "INVALID_NUMBER_RANGE | a number that is below 340282366920938463463374607431768211455 | \
         This must be below 340282366920938463463374607431768211455."
    );
}

#[test]
fn a_constant_that_is_infinite_is_no_bound() {
    const ENDLESS: f64 = f64::INFINITY;
    const DOWNWARDS: f32 = f32::NEG_INFINITY;
    check! {
        none: f64 => (range(min = DOWNWARDS, max = ENDLESS));
        never: f64 => (range(min = ENDLESS));
        whole: u8 => (range(below = ENDLESS));
    }
    assert_eq!([0.0, f64::MAX, f64::MIN].map(|number| codes(&none(number))), ["", "", ""]);
    assert_eq!([f64::NAN, ENDLESS, -ENDLESS].map(|number| codes(&none(number))), [OUT, OUT, OUT]);
    assert_eq!(codes(&never(f64::MAX)), OUT);
    assert_eq!(codes(&whole(255)), "");
}
