//! `matches(field)`

use core::fmt;

use super::{Fault, Keywords, Param, Rule, ValidationErrorType, ValueKind};
use crate::kinds::SameAs;

/// The rule [`matches`](super::matches()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Matches {
    field: &'static str,
}

/// The same value as that of a sibling, named as the client knows it.
///
/// ```
/// use api_validate::rules;
///
/// assert!(rules::matches("password").judge(Some("secret"), Some("secret")).is_ok());
/// assert!(rules::matches("password").judge(Some("secret"), Some("Secret")).is_err());
/// ```
pub const fn matches(field: &'static str) -> Matches {
    Matches { field }
}

impl Matches {
    /// The verdict on a value and its sibling: no value passes, a value without its sibling does not.
    #[inline]
    #[allow(clippy::unused_self)] // a rule is called on its constant
    pub fn judge<T, S>(&self, value: Option<&T>, sibling: Option<&S>) -> Result<(), Fault>
    where
        T: SameAs<S> + ?Sized,
        S: ?Sized,
    {
        match (value, sibling) {
            (Some(value), Some(sibling)) if value.is_same_as(sibling) => Ok(()),
            (Some(_), _) => Err(Fault::Differs),
            (None, _) => Ok(()),
        }
    }
}

impl Rule for Matches {
    fn name(&self) -> &'static str {
        "matches"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the same value as {}", super::Name(self.field))
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("matches", Param::Text(self.field));
    }

    fn keywords(&self, _: ValueKind, keywords: &mut Keywords<'_>) {
        keywords.not_all();
    }
}
