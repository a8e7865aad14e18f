//! Which number is the greater, at the places where types and floats end.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::*;

const ORDERS: [Ordering; 3] = [Ordering::Less, Ordering::Equal, Ordering::Greater];

#[test]
fn one_value_is_one_value_in_every_kind() {
    let values =
        ["-1000000", "-2.5", "-0.125", "0", "0.125", "0.5", "1", "2.5", "1000000", "16777215", "16777216"];
    let kinds = |text: &'static str| {
        let mantissa = text.replace('.', "").parse().unwrap();
        let scale = text.split_once('.').map_or(0, |(_, fraction)| i64::try_from(fraction.len()).unwrap());
        let mut kinds =
            Vec::from([Text(text), decimal(mantissa, scale), decimal(mantissa * 1000, scale + 3)]);
        kinds.extend([Float(text.parse().unwrap()), Num::from_f32(text.parse().unwrap())]);
        kinds.extend(text.parse().map(Int));
        kinds.extend(text.parse().map(Uint));
        kinds
    };
    for (place, text) in values.iter().enumerate() {
        for (other_place, other) in values.iter().enumerate() {
            for a in kinds(text) {
                for b in kinds(other) {
                    assert_order(a, place.cmp(&other_place), b);
                }
            }
        }
    }
}

#[test]
fn zero_has_no_sign() {
    let zeros = [
        Int(0),
        Uint(0),
        Float(0.0),
        Float(-0.0),
        Float32(-0.0),
        decimal(0, i64::MAX),
        decimal(0, i64::MIN),
        Num::Digits { negative: true, digits: "000", scale: 7 },
        Text("-0"),
        Text("0"),
        Text("-0.000"),
    ];
    for a in zeros {
        for b in zeros {
            assert_order(a, Ordering::Equal, b);
            assert_eq!(a.is_multiple_of(b), Some(true));
        }
        assert_order(a, Ordering::Less, Float(5e-324));
        assert_order(a, Ordering::Greater, Num::Digits { negative: true, digits: "1", scale: i64::MAX });
        assert_eq!(a.is_multiple_of(Int(7)), Some(true));
        assert_eq!(Int(7).is_multiple_of(a), Some(false));
    }
}

#[test]
fn floats_mean_their_shortest_decimal() {
    assert_order(Float(0.1), Ordering::Equal, Text("0.1"));
    assert_order(Num::from_f32(0.1), Ordering::Equal, Text("0.1"));
    assert_order(Num::from_f32(0.1), Ordering::Equal, Float(0.1));
    assert_order(Float(f64::from(0.1_f32)), Ordering::Greater, Num::from_f32(0.1));
    assert_order(Float(0.1 + 0.2), Ordering::Equal, Text("0.30000000000000004"));
    assert_order(Float(1e23), Ordering::Equal, Int(10_i128.pow(23)));
    assert_order(Float(f64::MAX), Ordering::Equal, decimal(17_976_931_348_623_157, -292));
    assert_order(Float(f64::MIN_POSITIVE), Ordering::Equal, decimal(22_250_738_585_072_014, 324));
    assert_order(Float(5e-324), Ordering::Equal, decimal(5, 324));
    assert_order(Num::from_f32(f32::MAX), Ordering::Equal, decimal(34_028_235, -31));
    assert_order(Num::from_f32(1e-45), Ordering::Equal, decimal(1, 45));
    assert_order(Float(f64::MAX), Ordering::Greater, Uint(u128::MAX));
    assert_order(Float(f64::MIN), Ordering::Less, Int(i128::MIN));
}

#[test]
fn neighbours_stay_apart_where_a_float_would_join_them() {
    let halves = [1_i128 << 24, 1 << 53, 1 << 63, 1 << 64, 1 << 100];
    for middle in halves {
        for step in [-1, 0, 1] {
            let (text, order) = ((middle + step).to_string(), ORDERS[usize::try_from(step + 1).unwrap()]);
            let kinds = [Int(middle + step), decimal(middle + step, 0), decimal((middle + step) * 10, 1)];
            for number in kinds.into_iter().chain([Text(&text), digits(&text, 0)]) {
                assert_order(number, order, Int(middle));
                assert_order(number, order, Uint(middle.unsigned_abs()));
            }
        }
    }
    assert_order(Int((1 << 53) + 1), Ordering::Greater, Float(9_007_199_254_740_992.0));
    assert_order(Int((1 << 53) + 1), Ordering::Less, Float(9_007_199_254_740_994.0));
    assert_order(Int((1 << 24) + 1), Ordering::Greater, Num::from_f32(16_777_216.0));
    // The shortest decimal of 2^63 and of 2^64 is rounded up.
    assert_order(Float(9_223_372_036_854_775_808.0), Ordering::Greater, Int(1 << 63));
    assert_order(Float(9_223_372_036_854_775_808.0), Ordering::Equal, Int(9_223_372_036_854_776_000));
    assert_order(Float(18_446_744_073_709_551_616.0), Ordering::Greater, Int(1 << 64));
}

#[test]
fn integers_at_the_ends_of_their_types() {
    let max = u128::try_from(i128::MAX).unwrap();
    assert_order(Int(i128::MAX), Ordering::Equal, Uint(max));
    assert_order(Int(i128::MAX), Ordering::Less, Uint(max + 1));
    assert_order(Int(-1), Ordering::Less, Uint(0));
    assert_order(Int(i128::MIN), Ordering::Less, Uint(u128::MAX));
    assert_order(Int(i128::MIN), Ordering::Equal, Text("-170141183460469231731687303715884105728"));
    assert_order(Int(i128::MIN), Ordering::Greater, Text("-170141183460469231731687303715884105729"));
    assert_order(Uint(u128::MAX), Ordering::Equal, Text("340282366920938463463374607431768211455.00"));
    assert_order(Uint(u128::MAX), Ordering::Less, Text("340282366920938463463374607431768211455.01"));
    assert_order(decimal(i128::MIN, 38), Ordering::Less, decimal(i128::MAX, 38));
    assert_order(decimal(i128::MIN, 1), Ordering::Greater, Int(i128::MIN));
    assert_eq!(Int(i128::MIN).is_multiple_of(Int(-1)), Some(true));
    assert_eq!(Int(i128::MIN).is_multiple_of(Int(i128::MIN)), Some(true));
    assert_eq!(Uint(max + 1).is_multiple_of(Int(i128::MIN)), Some(true));
    assert_eq!(Int(i128::MIN).is_multiple_of(Uint(max + 1)), Some(true));
    assert_eq!(Uint(u128::MAX).is_multiple_of(Uint(u128::MAX)), Some(true));
    assert_eq!(Uint(u128::MAX).is_multiple_of(Uint(5)), Some(true));
}

#[test]
fn any_scale_is_settled_at_once() {
    let ends = [i64::MIN, i64::MIN + 1, -400, 0, 400, i64::MAX - 1, i64::MAX];
    for (place, scale) in ends.iter().enumerate() {
        for (other_place, other) in ends.iter().enumerate() {
            let order = other_place.cmp(&place);
            assert_order(decimal(1, *scale), order, decimal(1, *other));
            assert_order(digits("1", *scale), order, decimal(1, *other));
            assert_order(decimal(-1, *scale), order.reverse(), decimal(-1, *other));
            // A power of ten is a multiple of every lesser one, and of no other.
            assert_eq!(decimal(1, *scale).is_multiple_of(decimal(1, *other)), Some(order.is_ge()));
            assert_eq!(decimal(1, *scale).is_multiple_of(decimal(3, *other)), Some(false));
            assert_eq!(decimal(3, *scale).is_multiple_of(decimal(3, *other)), Some(order.is_ge()));
            assert_eq!(
                decimal(i128::MAX, *scale).is_multiple_of(decimal(i128::MAX, *other)),
                Some(order.is_ge())
            );
        }
        assert!(decimal(i128::MIN, *scale).to_string().chars().count() <= 50);
        assert!(decimal(i128::MIN, *scale).shape().is_some());
    }
    assert_order(decimal(10, i64::MAX), Ordering::Equal, decimal(1, i64::MAX - 1));
    assert_order(decimal(9, i64::MAX - 1), Ordering::Less, decimal(1, i64::MAX - 2));
}

/// Both sides of each limit of the short way, at the floats next to a decimal.
#[test]
fn floats_are_compared_with_short_decimals_as_with_all_others() {
    let exactly = crate::number::compare::exactly;
    let mantissas = (0..28).flat_map(|digits: u32| {
        let power = 10_i128.pow(digits);
        [power - 1, power, power + 1, power / 3, power / 7 * 5, power / 9]
    });
    for (mantissa, scale) in mantissas.flat_map(|mantissa| (-1..=24).map(move |scale| (mantissa, scale))) {
        for mantissa in [mantissa, -mantissa] {
            let bound = decimal(mantissa, scale);
            let text = alloc::format!("{mantissa}e{}", -scale);
            let (double, single): (f64, f32) = (text.parse().unwrap(), text.parse().unwrap());
            for value in [beside(double, -1), double, beside(double, 1), f64::from(single)] {
                let expected = exactly(Float(value), bound);
                assert_eq!(Float(value).compare(bound), expected, "{value} and {text}");
            }
            for value in [beside_single(single, -1), single, beside_single(single, 1)] {
                let expected = exactly(Float32(value), bound);
                assert_eq!(Float32(value).compare(bound), expected, "{value} and {text}");
            }
        }
    }
}

/// The next double, towards zero or away from it.
fn beside(value: f64, step: i64) -> f64 {
    f64::from_bits(value.to_bits().saturating_add_signed(step))
}

/// The next single.
fn beside_single(value: f32, step: i32) -> f32 {
    f32::from_bits(value.to_bits().saturating_add_signed(step))
}
