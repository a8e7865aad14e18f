//! `number(integer, scale, precision)`

use core::fmt;

use super::{Check, Clock, Fault, Keyword, Keywords, Param, Rule, Unread, ValidationErrorType, ValueKind};
use crate::{
    kinds::Number,
    number::{Num, NumShape},
};

/// The rule [`number`](super::number()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct NumberRule {
    integer: bool,
    scale: Option<usize>,
    precision: Option<usize>,
}

/// The form of a number.
///
/// Text must be a number as JSON writes it, without an exponent: `-12.50`, and not `+1`, `.5`, `1_000`, `1e5` or `007`.
/// Its digits count as written. For a typed number, only the digits count that it needs: `1.50` has one decimal place.
///
/// ```
/// use api_validate::{Check, rules};
///
/// assert!(rules::number().integer().accepts("42"));
/// assert!(rules::number().scale(2).accepts(&12.25));
/// assert!(!rules::number().scale(2).accepts("12.255"));
/// ```
pub const fn number() -> NumberRule {
    NumberRule { integer: false, scale: None, precision: None }
}

impl NumberRule {
    /// Only whole numbers.
    pub const fn integer(mut self) -> Self {
        self.integer = true;
        self
    }

    /// The most decimal places.
    pub const fn scale(mut self, digits: usize) -> Self {
        self.scale = Some(digits);
        self
    }

    /// The most digits before and after the decimal point together; a 0 before it does not count.
    pub const fn precision(mut self, digits: usize) -> Self {
        self.precision = Some(digits);
        self
    }

    #[inline]
    fn judge(self, number: Num<'_>) -> Result<(), Fault> {
        // A typed integer is whole, and has a form only where digits are limited.
        if matches!(number, Num::Int(_) | Num::Uint(_)) && self.precision.is_none() {
            return Ok(());
        }
        self.judge_shape(number.shape().ok_or_else(|| number.fault())?)
    }

    fn judge_shape(self, shape: NumShape) -> Result<(), Fault> {
        let digits = shape.integer_digits.saturating_add(shape.fraction_digits);
        if self.integer && shape.fraction_digits > 0 {
            Err(Fault::NotWhole)
        } else if self.scale.is_some_and(|most| shape.fraction_digits > most) {
            Err(Fault::TooManyDecimals)
        } else if self.precision.is_some_and(|most| digits > most) {
            Err(Fault::TooManyDigits)
        } else {
            Ok(())
        }
    }

    /// A pattern counts decimal places, but not digits on both sides of a point.
    fn text_keywords(self, keywords: &mut Keywords<'_>) {
        match if self.integer { Some(0) } else { self.scale } {
            Some(0) => keywords.pattern("^-?(0|[1-9][0-9]*)$"),
            Some(most) => keywords.pattern(format_args!("^-?(0|[1-9][0-9]*)(\\.[0-9]{{1,{most}}})?$")),
            None => keywords.pattern(super::NUMBER_IN_TEXT),
        };
        if self.precision.is_some() {
            keywords.not_all();
        }
    }

    /// How many decimal places a float has, `multipleOf` cannot tell: validators differ in what they make of 0.1.
    fn number_keywords(self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        let is_float = kind == ValueKind::Number;
        let is_whole = self.integer || self.scale == Some(0);
        if is_float && is_whole {
            keywords.add(Keyword::MultipleOf(Num::Int(1)));
        }
        if self.precision.is_some() || is_float && !is_whole && self.scale.is_some() {
            keywords.not_all();
        }
    }

    fn noun(self) -> &'static str {
        if self.integer { "a whole number" } else { "a number" }
    }
}

/// `2 decimal places`
struct Digits(usize, &'static str);

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at most {} {}{}", self.0, self.1, if self.0 == 1 { "" } else { "s" })
    }
}

impl<T: Number + ?Sized> Check<T> for NumberRule {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        value.number(|number| self.judge(number)).unwrap_or(Ok(()))
    }
}

impl Rule for NumberRule {
    fn name(&self) -> &'static str {
        "number"
    }

    fn unread(&self) -> Option<Unread> {
        Some(Unread::Number)
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidNumberFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.noun())?;
        let limits = [(self.scale, "decimal place"), (self.precision, "digit")];
        let mut lead = " with ";
        for (most, unit) in limits {
            if let Some(most) = most {
                write!(f, "{lead}{}", Digits(most, unit))?;
                lead = " and ";
            }
        }
        Ok(())
    }

    fn message(&self, fault: Fault, _: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match fault {
            Fault::TooManyDecimals => {
                write!(f, "This must have {}.", Digits(self.scale.unwrap_or_default(), "decimal place"))
            }
            Fault::TooManyDigits => {
                write!(f, "This must have {}.", Digits(self.precision.unwrap_or_default(), "digit"))
            }
            Fault::NotPlain => super::write_plain(self.noun(), f),
            _ => write!(f, "This must be {}.", self.noun()),
        }
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        if self.integer {
            visit("integer", Param::On);
        }
        for (name, digits) in [("scale", self.scale), ("precision", self.precision)] {
            if let Some(digits) = digits {
                visit(name, Param::Count(digits));
            }
        }
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        match kind {
            ValueKind::Text => self.text_keywords(keywords),
            ValueKind::Integer | ValueKind::Number => self.number_keywords(kind, keywords),
            _ => keywords.not_all(),
        }
    }
}
