//! `range(min, max, above, below)`

use core::{cmp::Ordering, fmt};

use super::{Check, Clock, Fault, Keyword, Keywords, Param, Rule, Unread, ValidationErrorType, ValueKind};
use crate::{
    kinds::{Known, Number},
    number::{Num, NumberBound, constant::exceeds},
};

/// The rule [`range`](super::range()), with a lower and an upper bound.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Range<L = Open, U = Open> {
    lower: L,
    /// Whether the lower bound itself is out.
    above: bool,
    upper: U,
    /// Whether the upper bound itself is out.
    below: bool,
}

/// No bound.
#[derive(Clone, Copy, Debug)]
pub struct Open;

/// A number within bounds, compared exactly: text is never read as a float.
///
/// NaN and the infinities fail, with or without a bound.
///
/// ```
/// use api_validate::{Check, rules};
///
/// assert!(rules::range().min(0).max(100).accepts(&100));
/// assert!(!rules::range().above(0).accepts("0.00"));
/// assert!(!rules::range().min(0).accepts(&f64::NAN));
/// assert!(!rules::range().accepts(&f64::INFINITY));
/// ```
pub const fn range() -> Range {
    Range { lower: Open, above: false, upper: Open, below: false }
}

/// `range().min(min).max(max)` of literals, each a mantissa and a scale: one call of few tokens and without generics, so
/// that the compiler has less to do.
pub const fn between(
    min: i128,
    min_scale: i64,
    max: i128,
    max_scale: i64,
) -> Range<Num<'static>, Num<'static>> {
    Range { lower: literal(min, min_scale), above: false, upper: literal(max, max_scale), below: false }
}

/// Returns the number in the simplest form.
const fn literal(mantissa: i128, scale: i64) -> Num<'static> {
    match scale {
        0 => Num::Int(mantissa),
        _ => Num::Decimal { mantissa, scale },
    }
}

/// `range().min(min).max(max)` of constants.
///
/// # Panics
///
/// While a build runs, to stop it, if no number is in the range.
#[track_caller]
pub const fn ordered(min: Num<'static>, max: Num<'static>) -> Range<Num<'static>, Num<'static>> {
    assert!(!exceeds(min, max), "`min` exceeds `max`, so that no number is left");
    Range { lower: min, above: false, upper: max, below: false }
}

impl<L: Copy, U: Copy> Range<L, U> {
    /// The smallest number.
    pub const fn min<B: End>(self, bound: B) -> Range<B, U> {
        Range { lower: bound, above: false, upper: self.upper, below: self.below }
    }

    /// The largest number.
    pub const fn max<B: End>(self, bound: B) -> Range<L, B> {
        Range { lower: self.lower, above: self.above, upper: bound, below: false }
    }

    /// The number that all are above.
    pub const fn above<B: End>(self, bound: B) -> Range<B, U> {
        Range { lower: bound, above: true, upper: self.upper, below: self.below }
    }

    /// The number that all are below.
    pub const fn below<B: End>(self, bound: B) -> Range<L, B> {
        Range { lower: self.lower, above: self.above, upper: bound, below: true }
    }
}

impl<L: End, U: End> Range<L, U> {
    /// The verdict; none, where the number cannot be compared with a bound.
    // The bounds are constants: only where they meet the value is there little left to compare.
    #[inline(always)]
    #[allow(clippy::inline_always)]
    fn compare(&self, number: Num<'_>) -> Option<Result<(), Fault>> {
        if self.lower.end().is_none() && self.upper.end().is_none() && !number.is_number() {
            return Some(Err(not_comparable(number)));
        }
        if let Some(lower) = self.lower.end() {
            match number.compare(lower)? {
                Ordering::Less => return Some(Err(Fault::TooSmall)),
                Ordering::Equal if self.above => return Some(Err(Fault::TooSmall)),
                _ => {}
            }
        }
        if let Some(upper) = self.upper.end() {
            match number.compare(upper)? {
                Ordering::Greater => return Some(Err(Fault::TooLarge)),
                Ordering::Equal if self.below => return Some(Err(Fault::TooLarge)),
                _ => {}
            }
        }
        Some(Ok(()))
    }

    /// A number that cannot be compared with a bound, because one of the two is not a number.
    #[cold]
    #[inline(never)]
    fn judge_unequal(&self, number: Num<'_>) -> Result<(), Fault> {
        let order = |bound: Num<'_>| number.compare(bound).map_or_else(|| unequal(number, bound), Ok);
        match self.lower.end().map(order).transpose()? {
            Some(Ordering::Less) => return Err(Fault::TooSmall),
            Some(Ordering::Equal) if self.above => return Err(Fault::TooSmall),
            _ => {}
        }
        match self.upper.end().map(order).transpose()? {
            Some(Ordering::Greater) => Err(Fault::TooLarge),
            Some(Ordering::Equal) if self.below => Err(Fault::TooLarge),
            _ => Ok(()),
        }
    }

    fn ends(&self) -> Ends {
        Ends {
            lower: self.lower.end().map(|bound| (bound, self.above)),
            upper: self.upper.end().map(|bound| (bound, self.below)),
        }
    }
}

/// The ends of a range, each with whether the end itself is out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ends {
    pub(crate) lower: Option<(Num<'static>, bool)>,
    pub(crate) upper: Option<(Num<'static>, bool)>,
}

impl Ends {
    /// Writes `a number from 1 to 9`.
    pub(crate) fn write(self, noun: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.lower, self.upper) {
            (Some((min, false)), Some((max, false))) => write!(f, "{noun} from {min} to {max}"),
            (None, None) => f.write_str(noun),
            (lower, upper) => {
                write!(f, "{noun} that is ")?;
                self.write_lower(f)?;
                if lower.is_some() && upper.is_some() {
                    f.write_str(" and ")?;
                }
                self.write_upper(f)
            }
        }
    }

    fn write_lower(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((bound, is_out)) = self.lower else { return Ok(()) };
        write!(f, "{} {bound}", if is_out { "above" } else { "at least" })
    }

    fn write_upper(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((bound, is_out)) = self.upper else { return Ok(()) };
        write!(f, "{} {bound}", if is_out { "below" } else { "at most" })
    }
}

/// A number and a bound that is not one. Every number is on the same side of an infinity.
fn unequal(number: Num<'_>, bound: Num<'_>) -> Result<Ordering, Fault> {
    let bound = match bound {
        Num::Float(bound) => bound,
        Num::Float32(bound) => bound.into(),
        _ => f64::NAN,
    };
    match bound.partial_cmp(&0.0) {
        Some(side) if number.is_number() => Ok(side.reverse()),
        _ => Err(not_comparable(number)),
    }
}

/// A float that is no number is outside of every range, NaN and infinity above it; text that is none has the wrong format.
#[cold]
fn not_comparable(number: Num<'_>) -> Fault {
    match number {
        Num::Float(float) if float == f64::NEG_INFINITY => Fault::TooSmall,
        Num::Float32(float) if float == f32::NEG_INFINITY => Fault::TooSmall,
        Num::Float(_) | Num::Float32(_) => Fault::TooLarge,
        _ => number.fault(),
    }
}

/// An end of a range: a bound, or [`Open`].
pub trait End: Copy + Sync + 'static {
    /// The bound, if there is one.
    fn end(self) -> Option<Num<'static>>;
}

impl End for Open {
    #[inline]
    fn end(self) -> Option<Num<'static>> {
        None
    }
}

impl<B: NumberBound + Sync> End for B {
    #[inline]
    fn end(self) -> Option<Num<'static>> {
        Some(self.number())
    }
}

impl<T: Number + ?Sized, L: End, U: End> Check<T> for Range<L, U> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always)] // as above
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        match value.__known() {
            // Asked for the number once more, so that it need not have a place in memory the first time.
            Known::Number(number) => match self.compare(number) {
                Some(verdict) => verdict,
                None => value.number(|number| self.judge_unequal(number)).unwrap_or(Ok(())),
            },
            Known::Nothing => Ok(()),
            Known::Unknown => value
                .number(|number| self.compare(number).unwrap_or_else(|| self.judge_unequal(number)))
                .unwrap_or(Ok(())),
        }
    }
}

impl<L: End, U: End> Rule for Range<L, U> {
    fn name(&self) -> &'static str {
        "range"
    }

    fn unread(&self) -> Option<Unread> {
        Some(Unread::Range)
    }

    /// A number that the type of the field does not hold.
    fn judge_unread(&self, text: &str, _: &Clock) -> Option<Result<(), Fault>> {
        self.compare(Num::Text(text))
    }

    fn error_type(&self, fault: Fault) -> &ValidationErrorType {
        match fault {
            Fault::NotANumber | Fault::NotPlain => &ValidationErrorType::InvalidNumberFormat,
            _ => &ValidationErrorType::InvalidNumberRange,
        }
    }

    fn error_types<'a>(&'a self, visit: &mut dyn FnMut(&'a ValidationErrorType)) {
        for fault in [Fault::NotANumber, Fault::TooLarge] {
            visit(self.error_type(fault));
        }
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ends().write("a number", f)
    }

    fn message(&self, fault: Fault, criteria: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if fault == Fault::NotPlain {
            return super::write_plain("a number", f);
        }
        f.write_str("This must be ")?;
        match fault {
            Fault::TooSmall if self.lower.end().is_some() => self.ends().write_lower(f)?,
            Fault::TooLarge if self.upper.end().is_some() => self.ends().write_upper(f)?,
            Fault::NotANumber => f.write_str("a number")?,
            // On the side of no bound, only NaN and the infinities are out.
            Fault::TooSmall | Fault::TooLarge => f.write_str("a finite number")?,
            _ => write!(f, "{criteria}")?,
        }
        f.write_str(".")
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        if let Some(bound) = self.lower.end() {
            visit(if self.above { "above" } else { "min" }, Param::Number(bound));
        }
        if let Some(bound) = self.upper.end() {
            visit(if self.below { "below" } else { "max" }, Param::Number(bound));
        }
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        let min = if self.above { Keyword::ExclusiveMinimum } else { Keyword::Minimum };
        let max = if self.below { Keyword::ExclusiveMaximum } else { Keyword::Maximum };
        super::range_keywords([self.lower.end().map(min), self.upper.end().map(max)], kind, keywords);
    }
}
