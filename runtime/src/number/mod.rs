//! A number as the rules read it: one exact value, whatever type or text it came in.

use core::cmp::Ordering;

pub(crate) mod bound;
mod compare;
pub(crate) mod constant;
mod display;
mod multiple;
mod significant;
mod text;

#[cfg(test)]
mod tests;

pub use bound::NumberBound;
use significant::{Buffer, Significant};
use text::Plain;

use crate::Fault;

/// A number as rules read it: exact, whatever type or text it came from.
///
/// A float stands for the shortest decimal that reads back as the same float (what `{}` prints). So `0.3` is a multiple
/// of `0.1`, and `1.25` has two decimal places. NaN and the infinities are not numbers here.
///
/// ```
/// use api_validate::Num;
/// use std::cmp::Ordering;
///
/// assert_eq!(Num::Text("0.10").compare(Num::Float(0.1)), Some(Ordering::Equal));
/// assert_eq!(Num::Text("1e5").compare(Num::Int(0)), None);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Num<'a> {
    /// A signed integer.
    Int(i128),
    /// An unsigned integer.
    Uint(u128),
    /// A double: its shortest decimal.
    Float(f64),
    /// A single: its own shortest decimal, so that `0.1_f32` is 0.1.
    Float32(f32),
    /// `mantissa` × 10^-`scale`.
    Decimal {
        /// The digits, with the sign.
        mantissa: i128,
        /// How many of them follow the point; negative for zeros before it.
        scale: i64,
    },
    /// `digits` × 10^-`scale`, for decimals of any length. Only ASCII digits are digits.
    Digits {
        /// The sign, which a zero may have.
        negative: bool,
        /// One or more digits; zeros may lead and trail.
        digits: &'a str,
        /// How many of them follow the point; negative for zeros before it.
        scale: i64,
    },
    /// Text. It holds a number if it is written as in JSON, without an exponent:
    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?`.
    Text(&'a str),
}

/// How many digits a number has before and after its point, as SQL's `NUMERIC(p, s)` counts them:
/// the precision is the sum of both, and the `0` of `0.05` does not count.
///
/// ```
/// use api_validate::{Num, NumShape};
///
/// let shape = |integer_digits, fraction_digits| Some(NumShape { integer_digits, fraction_digits });
/// assert_eq!(Num::Text("12.50").shape(), shape(2, 2));
/// assert_eq!(Num::Float(12.50).shape(), shape(2, 1));
/// assert_eq!(Num::Text("0.05").shape(), shape(0, 2));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumShape {
    /// Digits before the point.
    pub integer_digits: usize,
    /// Digits after the point.
    pub fraction_digits: usize,
}

impl Num<'_> {
    /// A single-precision float.
    #[inline]
    #[must_use]
    pub const fn from_f32(value: f32) -> Num<'static> {
        Num::Float32(value)
    }

    /// Whether there is a number: a float is finite, text and digits are well written.
    ///
    /// ```
    /// use api_validate::Num;
    ///
    /// assert!(Num::Text("-12.50").is_number());
    /// for text in ["1_000", ".5", "5.", "+1", "1e5", "NaN", "007", " 1", "", "１"] {
    ///     assert!(!Num::Text(text).is_number());
    /// }
    /// ```
    #[must_use]
    pub fn is_number(self) -> bool {
        match self {
            Num::Int(_) | Num::Uint(_) | Num::Decimal { .. } => true,
            Num::Float(value) => value.is_finite(),
            Num::Float32(value) => value.is_finite(),
            Num::Digits { digits, .. } => text::are_digits(digits),
            Num::Text(text) => Plain::read(text).is_some(),
        }
    }

    /// Why this is not a number.
    #[cold]
    pub(crate) fn fault(self) -> Fault {
        match self {
            Num::Text(text) if text::is_written_otherwise(text) => Fault::NotPlain,
            _ => Fault::NotANumber,
        }
    }

    /// Which number is greater, exactly. `None` if either is not a number.
    ///
    /// ```
    /// use api_validate::Num;
    /// use std::cmp::Ordering;
    ///
    /// let big = Num::Text("9007199254740993");
    /// assert_eq!(big.compare(Num::Float(9_007_199_254_740_992.0)), Some(Ordering::Greater));
    /// ```
    #[allow(
        clippy::inline_always,
        reason = "inlined, all but one arm go; called, it costs ten times as much"
    )]
    #[inline(always)]
    #[must_use]
    pub fn compare(self, other: Num<'_>) -> Option<Ordering> {
        // With the kinds known, one arm is left of these; against a constant, one comparison.
        match (self, other) {
            (Num::Int(a), Num::Int(b)) => Some(a.cmp(&b)),
            (Num::Uint(a), Num::Uint(b)) => Some(a.cmp(&b)),
            (Num::Uint(a), Num::Int(b)) => Some(compare::unsigned_to_signed(a, b)),
            (Num::Int(a), Num::Uint(b)) => Some(compare::unsigned_to_signed(b, a).reverse()),
            (Num::Float(a), Num::Float(b)) => compare::floats(a, b),
            (Num::Float32(a), Num::Float32(b)) => compare::floats(a.into(), b.into()),
            (Num::Float(a), Num::Int(b)) if compare::is_exact_float(b) => compare::float_to_int(a, b),
            (Num::Float32(a), Num::Int(b)) if compare::is_exact_single(b) => {
                compare::float_to_int(a.into(), b)
            }
            (Num::Float(a), Num::Decimal { mantissa, scale }) if compare::is_short(mantissa, scale) => {
                compare::floats(a, compare::short_as_float(mantissa, scale))
            }
            (Num::Float32(a), Num::Decimal { mantissa, scale }) if compare::is_shorter(mantissa, scale) => {
                compare::floats(a.into(), compare::shorter_as_single(mantissa, scale).into())
            }
            _ => compare::exactly(self, other),
        }
    }

    /// The digits before and after the point. `None` if this is not a number.
    ///
    /// Text counts as it is written, zeros at its end included. Typed values have no spelling, so
    /// that zeros at the end of their fraction do not count.
    #[must_use]
    pub fn shape(self) -> Option<NumShape> {
        match self {
            Num::Text(text) => Plain::read(text).map(Plain::shape),
            _ => Significant::of(self, &mut Buffer::new()).map(Significant::shape),
        }
    }

    /// Whether this is `step` times an integer, exactly; signs do not matter. Zero is a multiple
    /// of everything, and nothing else is a multiple of zero.
    ///
    /// `None` if either is no number, and for a step whose digits, without the zeros around them,
    /// exceed a `u128`.
    ///
    /// ```
    /// use api_validate::Num;
    ///
    /// assert_eq!(Num::Float(0.3).is_multiple_of(Num::Float(0.1)), Some(true));
    /// assert_eq!(Num::Text("0.35").is_multiple_of(Num::Float(0.1)), Some(false));
    /// assert_eq!(Num::Int(1).is_multiple_of(Num::Int(0)), Some(false));
    /// ```
    #[inline]
    #[must_use]
    pub fn is_multiple_of(self, step: Num<'_>) -> Option<bool> {
        match (self, step) {
            (Num::Int(a), Num::Int(b)) => Some(multiple::integers(a.unsigned_abs(), b.unsigned_abs())),
            (Num::Uint(a), Num::Int(b)) => Some(multiple::integers(a, b.unsigned_abs())),
            (Num::Uint(a), Num::Uint(b)) => Some(multiple::integers(a, b)),
            _ => multiple::exactly(self, step),
        }
    }
}
