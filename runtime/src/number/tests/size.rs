//! Multiples, and numbers of a million digits.

use alloc::format;
use alloc::string::ToString;

use super::*;

#[test]
fn multiples_are_exact() {
    let yes = [
        (Float(0.3), Float(0.1)),
        (Float(0.07), Text("0.01")),
        (Num::from_f32(0.3), Float(0.1)),
        (Int(10), Text("2.5")),
        (Int(-9), Int(3)),
        (Int(9), Int(-3)),
        (Text("1.50"), decimal(5, 1)),
        (Float(1e300), Int(1 << 60)),
        (decimal(7, -100), Float(0.7)),
        (Text("123456789012345678901234567890"), Int(10)),
        (Float(4.5e-320), Float(1.5e-320)),
        (Text("0.00075"), Float(0.00025)),
    ];
    for (number, step) in yes {
        assert_eq!(number.is_multiple_of(step), Some(true), "{number:?} {step:?}");
    }
    let no = [
        (Float(0.35), Float(0.1)),
        (Text("0.300000000000000000001"), Float(0.1)),
        (Int(10), Int(3)),
        (Int(1), Int(2)),
        (Float(1e300), Int(3)),
        (Text("0.1"), Int(1)),
        (decimal(1, 30), decimal(1, 29)),
        (Float(5e-324), Int(1)),
        (Text("123456789012345678901234567891"), Int(10)),
        (Float(0.1), Float32(0.3)),
    ];
    for (number, step) in no {
        assert_eq!(number.is_multiple_of(step), Some(false), "{number:?} {step:?}");
    }
}

#[test]
fn steps_of_any_length() {
    let (long, longer) = ("7".repeat(38), "7".repeat(76));
    assert_eq!(Text(&longer).is_multiple_of(Text(&long)), Some(true));
    assert_eq!(Text(&long).is_multiple_of(digits(&long, 5)), Some(true));
    assert_eq!(Text(&longer[1..]).is_multiple_of(Text(&long)), Some(false));
    // A step whose digits no integer type holds is not judged, unless its place alone decides.
    assert_eq!(Text(&longer).is_multiple_of(Text(&longer)), None);
    assert_eq!(Text("0.1").is_multiple_of(Text(&longer)), Some(false));
    assert_eq!(Text("0").is_multiple_of(Text(&longer)), Some(true));
}

#[test]
fn a_million_digits() {
    const COUNT: usize = 1_000_000;
    let nines = "9".repeat(COUNT);
    let power = format!("1{}", "0".repeat(COUNT));
    let fraction = format!("0.{}1", "0".repeat(COUNT));
    let padded = format!("{nines}.{}", "0".repeat(COUNT));
    assert_order(Text(&nines), Ordering::Less, Text(&power));
    assert_order(Text(&nines), Ordering::Equal, Text(&padded));
    assert_order(Text(&nines), Ordering::Equal, digits(&nines, 0));
    assert_order(Text(&nines), Ordering::Less, Text(&format!("{nines}.1")));
    assert_order(Text(&fraction), Ordering::Greater, Int(0));
    assert_order(Text(&fraction), Ordering::Less, Float(5e-324));
    assert_eq!(shape(Text(&padded)), Some((COUNT, COUNT)));
    assert_eq!(shape(Text(&fraction)), Some((0, COUNT + 1)));
    assert_eq!(shape(digits(&power, 0)), Some((COUNT + 1, 0)));
    assert_eq!(Text(&nines).is_multiple_of(Int(9)), Some(true));
    assert_eq!(Text(&nines).is_multiple_of(Int(7)), Some(false));
    assert_eq!(Text(&"9".repeat(COUNT - 4)).is_multiple_of(Int(7)), Some(true));
    assert_eq!(Text(&power).is_multiple_of(Int(1 << 60)), Some(true));
    assert_eq!(Text(&power).to_string(), "100000000000000000… (1000001 digits)");
}
