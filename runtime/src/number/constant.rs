//! Constants of the service as bounds and steps. What no number can meet stops the build.

use super::{Num, NumberBound};

/// A constant that generated code bounds a number with.
#[derive(Clone, Copy, Debug)]
pub struct Constant<T>(pub T);

macro_rules! constants {
    ($($kind:ident($($number:ty as $wide:ty),+);)+) => {$($(
        #[allow(missing_docs)] // for generated code only
        impl Constant<$number> {
            #[track_caller]
            #[allow(clippy::cast_lossless)] // what is lossless is no constant function
            pub const fn number(self) -> Num<'static> {
                bound(Num::$kind(self.0 as $wide))
            }

            #[track_caller]
            pub const fn step(self) -> Num<'static> {
                step(self.number())
            }
        }
    )+)+};
}

constants! {
    Int(i8 as i128, i16 as i128, i32 as i128, i64 as i128, i128 as i128, isize as i128);
    Uint(u8 as u128, u16 as u128, u32 as u128, u64 as u128, u128 as u128, usize as u128);
    Float(f64 as f64);
    Float32(f32 as f32);
}

macro_rules! decimals {
    ($($number:ty, |$value:ident| $convert:expr;)+) => {$(
        #[allow(missing_docs)] // for generated code only
        impl Constant<$number> {
            #[track_caller]
            pub const fn number(self) -> Num<'static> {
                let $value = self.0;
                bound($convert)
            }

            #[track_caller]
            pub const fn step(self) -> Num<'static> {
                step(self.number())
            }
        }
    )+};
}

decimals! { Num<'static>, |value| value; }

#[cfg(feature = "rust_decimal")]
decimals! {
    rust_decimal::Decimal, |value| Num::Decimal { mantissa: value.mantissa(), scale: value.scale() as i64 };
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
