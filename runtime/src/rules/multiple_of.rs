//! `multiple_of(n)`

use core::fmt;

use super::{Check, Clock, Fault, Keyword, Keywords, Param, Rule, Unread, ValidationErrorType, ValueKind};
use crate::{
    kinds::Number,
    number::{Num, NumberBound},
};

/// The rule [`multiple_of`](super::multiple_of()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct MultipleOf<N> {
    step: N,
}

/// A multiple of a number, computed exactly: 0.3 is a multiple of 0.1.
///
/// ```
/// use api_validate::{Check, rules};
///
/// assert!(rules::multiple_of(5).accepts(&-10));
/// assert!(!rules::multiple_of(0.25).accepts(&0.3));
/// ```
pub const fn multiple_of<N: NumberBound>(step: N) -> MultipleOf<N> {
    MultipleOf { step }
}

impl<N: NumberBound> MultipleOf<N> {
    /// The verdict; none, where this is not a number.
    #[inline]
    fn judge(&self, number: Num<'_>) -> Option<Result<(), Fault>> {
        let verdict = |is_multiple| super::passes(Some(is_multiple), Fault::NotAMultiple);
        number.is_multiple_of(self.step.number()).map(verdict)
    }
}

impl<T: Number + ?Sized, N: NumberBound + Sync> Check<T> for MultipleOf<N> {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        value.number(|number| self.judge(number).unwrap_or_else(|| Err(number.fault()))).unwrap_or(Ok(()))
    }
}

impl<N: NumberBound + Sync> Rule for MultipleOf<N> {
    fn name(&self) -> &'static str {
        "multiple_of"
    }

    fn unread(&self) -> Option<Unread> {
        Some(Unread::Number)
    }

    fn judge_unread(&self, text: &str, _: &Clock) -> Option<Result<(), Fault>> {
        self.judge(Num::Text(text))
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidNumberFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a multiple of {}", self.step.number())
    }

    fn message(&self, fault: Fault, criteria: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match fault {
            Fault::NotPlain => super::write_plain("a number", f),
            _ => write!(f, "This must be {criteria}."),
        }
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("multiple_of", Param::Number(self.step.number()));
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        match (self.step.number(), kind) {
            (step @ Num::Int(1..), ValueKind::Integer | ValueKind::Number) => {
                keywords.add(Keyword::MultipleOf(step));
            }
            _ => super::number_in_text(kind, keywords),
        }
    }
}
