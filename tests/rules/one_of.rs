//! `one_of("A", "B")`

use std::num::{NonZeroI8, NonZeroU128};

use api_validate::ApiValidate;
use api_validate_tests::lines;
use bigdecimal::BigDecimal;
use rust_decimal::Decimal;

use crate::kit::{codes, record};

check_text! {
    letters => (one_of("A", "B"));
    odd => (one_of("", " ", "é", "👍", "a,b"));
    numerals => (one_of(1, -2, 300));
    many => (one_of(
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21"
    ));
    twenty => (one_of(
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20"
    ));
}

/// Each type of number, with what it takes and what it does not.
macro_rules! numbers {
    ($($name:ident: $ty:ty => [$($choice:expr),*], takes $good:expr, refuses $bad:expr;)*) => {$(
        #[test]
        fn $name() {
            check! { choice: $ty => (one_of($($choice),*)); }
            for value in $good {
                assert_eq!(codes(&choice(value)), "", "{}", stringify!($good));
            }
            for value in $bad {
                assert_eq!(codes(&choice(value)), "INVALID_FORMAT", "{}", stringify!($bad));
            }
        }
    )*};
}

numbers! {
    of_i8: i8 => [-128, 0, 127], takes [i8::MIN, 0, i8::MAX], refuses [-127, 1, 126];
    of_i16: i16 => [-32768, 7], takes [i16::MIN, 7], refuses [i16::MAX, -7];
    of_i32: i32 => [-2147483648, 2147483647], takes [i32::MIN, i32::MAX], refuses [0, -1];
    of_i64: i64 => [-9223372036854775808, 9223372036854775807], takes [i64::MIN, i64::MAX], refuses [0];
    of_i128: i128 => [-170141183460469231731687303715884105727, 170141183460469231731687303715884105727],
        takes [i128::MIN + 1, i128::MAX], refuses [i128::MIN, i128::MAX - 1, 0];
    of_isize: isize => [-1, 1], takes [-1, 1], refuses [0, isize::MIN, isize::MAX];
    of_u8: u8 => [0, 255], takes [0, u8::MAX], refuses [1, 254];
    of_u16: u16 => [65535], takes [u16::MAX], refuses [0];
    of_u32: u32 => [4294967295], takes [u32::MAX], refuses [0];
    of_u64: u64 => [18446744073709551615], takes [u64::MAX], refuses [0, u64::MAX - 1];
    of_u128: u128 => [0, 170141183460469231731687303715884105727],
        takes [0, i128::MAX.unsigned_abs()], refuses [u128::MAX, i128::MAX.unsigned_abs() + 1];
    of_usize: usize => [0, 1], takes [0, 1], refuses [2, usize::MAX];
    of_non_zero: NonZeroI8 => [127, 2], takes [NonZeroI8::MAX],
        refuses [NonZeroI8::MIN];
    of_non_zero_wide: NonZeroU128 => [1], takes [NonZeroU128::MIN], refuses [NonZeroU128::MAX];
    of_floats: f64 => [0, 1, -2], takes [0.0, -0.0, 1.0, -2.0],
        refuses [0.5, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MIN_POSITIVE, f64::from_bits(1), f64::MAX];
    of_decimals: Decimal => [1, 2], takes [Decimal::new(1, 0), Decimal::new(200, 2)],
        refuses [Decimal::new(15, 1), Decimal::MAX];
    of_big_decimals: BigDecimal => [1000], takes [BigDecimal::from(1000), BigDecimal::new(1.into(), -3)],
        refuses [BigDecimal::new(1.into(), -4000)];
}

#[test]
fn to_the_letter() {
    for text in ["A", "B"] {
        assert_eq!(codes(&letters(text)), "", "{text:?}");
    }
    for text in ["", "a", "AB", "A ", " A", "A\0", "А", "Ａ", "A\u{301}", "\u{202e}A"] {
        assert_eq!(codes(&letters(text)), "INVALID_FORMAT", "{text:?}");
    }
    for text in ["", " ", "\u{e9}", "👍", "a,b"] {
        assert_eq!(codes(&odd(text)), "", "{text:?}");
    }
    for text in ["e\u{301}", "👍🏻", "\u{a0}", "a"] {
        assert_eq!(codes(&odd(text)), "INVALID_FORMAT", "{text:?}");
    }
    assert_eq!(codes(&letters(&"A".repeat(1 << 20))), "INVALID_FORMAT");
}

#[test]
fn a_number_in_text_is_compared_as_a_number() {
    for text in ["1", "1.0", "-2", "-2.000", "300"] {
        assert_eq!(codes(&numerals(text)), "", "{text:?}");
    }
    for text in ["", "2", "1.5", "+1", "01", "3e2", "１", "1 ", "NaN"] {
        assert_eq!(codes(&numerals(text)), "INVALID_FORMAT", "{text:?}");
    }
}

#[test]
fn the_record() {
    assert_eq!(record(&letters("a")), "INVALID_FORMAT | one of A, B | This must be one of A, B.");
    assert_eq!(
        record(&numerals("a")),
        "INVALID_FORMAT | one of 1, -2, 300 | This must be one of 1, -2, 300."
    );
    overrides!(String, one_of("A", "B"), "x".to_owned());
    overrides!(u8, one_of(1, 2), 3);
}

#[test]
fn a_list_of_more_than_twenty_is_cut_in_the_texts() {
    let shown = (1..=20).map(|n| n.to_string()).collect::<Vec<_>>().join(", ");
    assert_eq!(
        record(&twenty("a")),
        format!("INVALID_FORMAT | one of {shown} | This must be one of {shown}.")
    );
    assert_eq!(
        record(&many("a")),
        format!("INVALID_FORMAT | one of {shown} … | This must be one of {shown} ….")
    );
    assert_eq!(codes(&many("21")), "");
}

#[test]
fn every_type_and_wrapper() {
    texts!((one_of("A", "B")), good: "A", bad: "C", "INVALID_FORMAT");
    through!(String, (one_of("A")), good: "A".to_owned(), bad: "a".to_owned(), "INVALID_FORMAT");
    through!(u64, (one_of(1, 2)), good: 2, bad: 3, "INVALID_FORMAT");
}

const ADMIN: &str = "Admin";
const USER: &str = "User";
const ROLES: &[&str] = &[ADMIN, USER];
const PAIR: [&str; 2] = [ADMIN, USER];
const SIZES: [i128; 2] = [1, -2];
const LARGE: u16 = 500;
const BYTES: &[u8] = &[0, 255];
const WIDE: [i64; 2] = [i64::MIN, 7];
const SLICE_OF_ARRAY: &[usize; 1] = &[9];

mod limits {
    pub(super) const SMALL: i64 = -7;
}

#[derive(ApiValidate)]
struct Constants<'a> {
    #[api(one_of(ADMIN, USER, "Guest"))]
    some: &'a str,
    #[api(one_of(ROLES))]
    list: &'a str,
    #[api(one_of(PAIR))]
    pair: &'a str,
    #[api(none_of(ADMIN))]
    other: &'a str,
    #[api(one_of(SIZES))]
    size: i8,
    #[api(one_of(LARGE, limits::SMALL, 9))]
    number: i32,
    #[api(one_of(BYTES))]
    byte: u8,
    #[api(none_of(WIDE))]
    wide: i64,
    #[api(one_of(SLICE_OF_ARRAY))]
    text: &'a str,
    #[api(one_of(limits::SMALL))]
    single: f64,
    #[api(one_of(Self::NAMES))]
    of_the_type: &'a str,
}

impl Constants<'_> {
    const NAMES: &'static [&'static str] = &["A", "B"];
}

#[test]
fn choices_can_be_constants() {
    let good = || Constants {
        some: "Guest",
        list: "User",
        pair: "Admin",
        other: "x",
        size: -2,
        number: 500,
        byte: 255,
        wide: i64::MAX,
        text: "9.0",
        single: -7.0,
        of_the_type: "B",
    };
    assert_eq!(lines(&good()), [""; 0]);
    for some in ["Admin", "User"] {
        assert_eq!(lines(&Constants { some, ..good() }), [""; 0]);
    }
    for number in [-7, 9] {
        assert_eq!(lines(&Constants { number, ..good() }), [""; 0]);
    }
    assert_eq!(lines(&Constants { byte: 0, ..good() }), [""; 0]);
    let bad = Constants {
        some: "x",
        list: "x",
        pair: "x",
        other: "Admin",
        size: 2,
        number: 8,
        byte: 1,
        wide: i64::MIN,
        text: "8",
        single: 7.0,
        of_the_type: "C",
    };
    let errors = bad.validate().expect_err("all of it is wrong");
    let criteria: Vec<String> = errors.iter().map(|error| error.criteria().to_string()).collect();
    assert_eq!(
        criteria,
        [
            "one of Admin, User, Guest",
            "one of Admin, User",
            "one of Admin, User",
            "none of Admin",
            "one of 1, -2",
            "one of 500, -7, 9",
            "one of 0, 255",
            "none of -9223372036854775808, 7",
            "one of 9",
            "one of -7",
            "one of A, B",
        ]
    );
}
