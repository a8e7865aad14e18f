//! Constants of the service as bounds and steps. What no number can meet stops the build.

use super::{Num, NumberBound};

/// A constant that generated code bounds a number with.
#[derive(Clone, Copy, Debug)]
pub struct Constant<T>(pub T);

macro_rules! constants {
    ($($($number:ty),+ => |$value:ident| $num:expr;)+) => {$($(
        #[allow(missing_docs)] // for generated code only
        impl Constant<$number> {
            #[track_caller]
            #[allow(clippy::cast_lossless)] // what is lossless is no constant function
            pub const fn number(self) -> Num<'static> {
                let $value = self.0;
                bound($num)
            }

            #[track_caller]
            pub const fn step(self) -> Num<'static> {
                step(self.number())
            }
        }
    )+)+};
}

constants! {
    i8, i16, i32, i64, i128, isize => |value| Num::Int(value as i128);
    u8, u16, u32, u64, u128, usize => |value| Num::Uint(value as u128);
    f64 => |value| Num::Float(value);
    f32 => |value| Num::Float32(value);
    Num<'static> => |value| value;
}

#[cfg(feature = "rust_decimal")]
constants! {
    rust_decimal::Decimal => |value| Num::Decimal { mantissa: value.mantissa(), scale: value.scale() as i64 };
}

/// Of a constant that is not a number: the compile error is the bound.
#[allow(missing_docs)] // for generated code only
pub trait NotANumber<T> {
    fn number(self) -> Num<'static>
    where
        T: NumberBound;

    fn step(self) -> Num<'static>
    where
        T: NumberBound;
}

impl<T> NotANumber<T> for Constant<T> {
    fn number(self) -> Num<'static>
    where
        T: NumberBound,
    {
        Num::Int(0)
    }

    fn step(self) -> Num<'static>
    where
        T: NumberBound,
    {
        Num::Int(1)
    }
}

#[track_caller]
const fn bound(number: Num<'static>) -> Num<'static> {
    let is_nan = match number {
        Num::Float(float) => float.is_nan(),
        Num::Float32(float) => float.is_nan(),
        _ => false,
    };
    assert!(!is_nan, "this bound is NaN, so that every number is out of it");
    number
}

#[track_caller]
const fn step(number: Num<'static>) -> Num<'static> {
    let is_positive = match number {
        Num::Int(step) | Num::Decimal { mantissa: step, .. } => step > 0,
        Num::Uint(step) => step > 0,
        Num::Float(step) => step > 0.0 && step.is_finite(),
        Num::Float32(step) => step > 0.0 && step.is_finite(),
        Num::Digits { negative, .. } => !negative,
        Num::Text(_) => true,
    };
    assert!(is_positive, "`multiple_of` needs a number above 0");
    number
}

/// Whether no number is in between, of two numbers that a constant function can compare.
pub(crate) const fn exceeds(min: Num<'_>, max: Num<'_>) -> bool {
    match (min, max) {
        (Num::Int(min), Num::Int(max)) => min > max,
        (Num::Uint(min), Num::Uint(max)) => min > max,
        (Num::Int(min), Num::Uint(max)) => min > 0 && min.unsigned_abs() > max,
        (Num::Uint(min), Num::Int(max)) => max < 0 || min > max.unsigned_abs(),
        (Num::Float(min), Num::Float(max)) => min > max,
        (Num::Float32(min), Num::Float32(max)) => min > max,
        _ => false,
    }
}

/// The compile errors of `range(min = 300)` and `equal(300)` on a `u8`: a bound that leaves none of the numbers between these
/// ends, and a number that is not one of them.
pub mod reach {
    use super::{Num, exceeds};

    type Ends = Option<(Num<'static>, Num<'static>)>;

    macro_rules! bounds {
        ($($name:ident, |$least:pat_param, $most:pat_param, $bound:ident| $is_past:expr;)+) => {$(
            #[allow(missing_docs)] // for generated code only
            #[track_caller]
            pub const fn $name(ends: Ends, $bound: Num<'static>, message: &'static str) {
                if let Some(($least, $most)) = ends {
                    assert!(!$is_past, "{}", message);
                }
            }
        )+};
    }

    bounds! {
        min, |_, most, bound| exceeds(bound, most);
        holds, |least, most, value| exceeds(least, value) || exceeds(value, most);
        above, |_, most, bound| exceeds(bound, most) || is_same(bound, most);
        max, |least, _, bound| exceeds(least, bound);
        below, |least, _, bound| exceeds(least, bound) || is_same(least, bound);
    }

    const fn is_same(a: Num<'_>, b: Num<'_>) -> bool {
        match (a, b) {
            (Num::Int(a), Num::Int(b)) => a == b,
            (Num::Uint(a), Num::Uint(b)) => a == b,
            (Num::Int(a), Num::Uint(b)) | (Num::Uint(b), Num::Int(a)) => a >= 0 && a.unsigned_abs() == b,
            _ => false,
        }
    }
}

/// The largest count, beside the smallest one.
///
/// # Panics
///
/// While a build runs, to stop it, if no count is left.
#[must_use]
#[track_caller]
pub const fn max_count(min: usize, max: usize) -> usize {
    assert!(min <= max, "`min` exceeds `max`, so that no length is left");
    max
}
