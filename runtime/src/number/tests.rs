//! What is a number, how many digits it has and how it prints.

use alloc::format;
use alloc::string::{String, ToString};

mod order;
mod size;

use super::Num::{Float, Float32, Int, Text, Uint};
use super::*;

const fn decimal(mantissa: i128, scale: i64) -> Num<'static> {
    Num::Decimal { mantissa, scale }
}

const fn digits(digits: &str, scale: i64) -> Num<'_> {
    Num::Digits { negative: false, digits, scale }
}

fn assert_order(a: Num<'_>, order: Ordering, b: Num<'_>) {
    assert_eq!(a.compare(b), Some(order), "{a:?} {b:?}");
    assert_eq!(b.compare(a), Some(order.reverse()), "{b:?} {a:?}");
}

fn shape(number: Num<'_>) -> Option<(usize, usize)> {
    number.shape().map(|shape| (shape.integer_digits, shape.fraction_digits))
}

#[test]
fn text_is_json_without_exponent() {
    let long = "9".repeat(10_000);
    for text in ["0", "-0", "7", "10", "-12", "0.0", "-0.50", "12.3400", "100", "0.000000001", &long] {
        assert!(Text(text).is_number(), "{text}");
        assert_eq!(Text(text).compare(Text(text)), Some(Ordering::Equal));
    }
    let bad = [
        "",
        "-",
        "+",
        ".",
        "-.",
        "+1",
        "--1",
        "1-",
        ".5",
        "-.5",
        "5.",
        "5.-",
        "1.2.3",
        "1..2",
        "00",
        "01",
        "-01",
        "00.5",
        "1e5",
        "1E5",
        "1.0e0",
        "1_000",
        "1,000",
        "1,5",
        "NaN",
        "nan",
        "inf",
        "-Infinity",
        " 1",
        "1 ",
        "1\n",
        "\t1",
        "1\0",
        "0x10",
        "1f32",
        "١",
        "１２",
        "1.５",
        "1٫5",
        "−1",
        "½",
        "1\u{200b}",
        "\u{feff}1",
        "$1",
        "1%",
        "true",
        "null",
    ];
    for text in bad {
        assert!(!Text(text).is_number(), "{text:?}");
        assert_eq!(Text(text).compare(Int(0)), None, "{text:?}");
        assert_eq!(Int(0).compare(Text(text)), None, "{text:?}");
        assert_eq!(Text(text).shape(), None, "{text:?}");
        assert_eq!(Text(text).is_multiple_of(Int(1)), None, "{text:?}");
        assert_eq!(Text(text).to_string(), "not a number");
    }
}

#[test]
fn what_is_not_finite_or_not_digits_is_no_number() {
    let floats = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(Float);
    let singles = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY].map(Num::from_f32);
    let texts = ["", "-1", "1.0", "1e3", "１", " 1"].map(|text| digits(text, 0));
    for none in floats.into_iter().chain(singles).chain(texts) {
        assert!(!none.is_number(), "{none:?}");
        assert_eq!(none.shape(), None, "{none:?}");
        assert_eq!(none.to_string(), "not a number");
        for other in
            [Int(0), Uint(0), Float(0.0), Float32(0.0), decimal(1, 1), digits("1", 0), Text("1"), none]
        {
            assert_eq!(none.compare(other), None, "{none:?} {other:?}");
            assert_eq!(other.compare(none), None, "{none:?} {other:?}");
            assert_eq!(none.is_multiple_of(other), None, "{none:?} {other:?}");
            assert_eq!(other.is_multiple_of(none), None, "{none:?} {other:?}");
        }
    }
}

#[test]
fn shape_counts_as_sql_does() {
    let texts = [
        ("0", 0, 0),
        ("-0", 0, 0),
        ("0.0", 0, 1),
        ("0.05", 0, 2),
        ("1.50", 1, 2),
        ("-12.3", 2, 1),
        ("100", 3, 0),
        ("10.00", 2, 2),
    ];
    for (text, integer, fraction) in texts {
        assert_eq!(shape(Text(text)), Some((integer, fraction)), "{text}");
    }
    let typed = [
        (Int(0), 0, 0),
        (Int(i128::MIN), 39, 0),
        (Uint(u128::MAX), 39, 0),
        (Int(-100), 3, 0),
        (Float(1.25), 1, 2),
        (Float(-0.0), 0, 0),
        (Float(0.1), 0, 1),
        (Num::from_f32(0.1), 0, 1),
        (Float(1e21), 22, 0),
        (Float(f64::MAX), 309, 0),
        (Float(5e-324), 0, 324),
        (decimal(150, 2), 1, 1),
        (decimal(5, 2), 0, 2),
        (decimal(5, -3), 4, 0),
        (decimal(500, 2), 1, 0),
        (decimal(0, 9), 0, 0),
        (digits("00150", 2), 1, 1),
        (digits("000", 2), 0, 0),
        (digits("5", 2), 0, 2),
    ];
    for (number, integer, fraction) in typed {
        assert_eq!(shape(number), Some((integer, fraction)), "{number:?}");
    }
    assert_eq!(shape(decimal(1, i64::MAX)), Some((0, usize::try_from(i64::MAX).unwrap())));
}

#[test]
fn prints_plain_and_short() {
    let zeros = "0".repeat(44);
    let cases = [
        (Int(-7), "-7"),
        (Uint(7), "7"),
        (Float(0.0), "0"),
        (Float(-0.0), "0"),
        (Float(1e6), "1000000"),
        (Float(-1.5), "-1.5"),
        (Float(1e-7), "0.0000001"),
        (Float(1e21), "1000000000000000000000"),
        (Num::from_f32(0.1), "0.1"),
        (decimal(-150, 2), "-1.5"),
        (decimal(5, -3), "5000"),
        (decimal(5, 3), "0.005"),
        (Text("-1.50"), "-1.50"),
        (Text("0"), "0"),
        (Float(f64::MIN), "-179769313486231570… (309 digits)"),
        (decimal(1, i64::MIN), "100000000000000000… (9223372036854775809 digits)"),
        (Int(i128::MIN), "-170141183460469231731687303715884105728"),
        (decimal(-1, 45), &format!("-0.{zeros}1")),
        (decimal(1, 46), &format!("0.{zeros}0…")),
        (decimal(12, 46), &format!("0.{zeros}1…")),
        (Float(5e-324), &format!("0.{zeros}0…")),
        (Text(&format!("1.{zeros}5")), &format!("1.{zeros}…")),
    ];
    for (number, text) in cases {
        assert_eq!(number.to_string(), text);
    }
    let longest = Num::Digits { negative: true, digits: "12345678901234567890123", scale: i64::MIN };
    assert_eq!(longest.to_string(), "-123456789012345678… (9223372036854775831 digits)");
    assert_eq!(longest.to_string().chars().count(), 49);
}

#[test]
fn bounds_of_every_type() {
    let sevens: [Num<'static>; 15] = [
        7_i8.number(),
        7_i16.number(),
        7_i32.number(),
        7_i64.number(),
        7_i128.number(),
        7_isize.number(),
        7_u8.number(),
        7_u16.number(),
        7_u32.number(),
        7_u64.number(),
        7_u128.number(),
        7_usize.number(),
        7_f32.number(),
        7_f64.number(),
        Text("7.0").number(),
    ];
    for seven in sevens {
        assert_order(seven, Ordering::Equal, Int(7));
    }
    let ends = [isize::MIN.number(), i64::MIN.number()].map(|number| number.to_string());
    assert_eq!(ends, [isize::MIN.to_string(), i64::MIN.to_string()] as [String; 2]);
    assert_order(usize::MAX.number(), Ordering::Equal, Text(&usize::MAX.to_string()));
}
