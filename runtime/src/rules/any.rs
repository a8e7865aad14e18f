//! `any(path)`

use core::fmt;

use super::{Fault, Keywords, Rule, ValidationErrorType, ValueKind, passes};
use crate::kinds::Sequence;

/// The rule [`any`](super::any()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Any;

/// At least one item for which the function returns true. An empty sequence has none.
///
/// The crate cannot know what the function checks, so give the rule `criteria` and a `message`.
///
/// ```
/// use api_validate::rules;
///
/// assert!(rules::any().judge(&[1, 2], |n| *n > 1).is_ok());
/// assert!(rules::any().judge(&[1, 2], |n| *n > 2).is_err());
/// ```
pub const fn any() -> Any {
    Any
}

impl Any {
    /// The verdict on a sequence.
    #[inline]
    #[allow(clippy::unused_self)] // a rule is called on its constant
    pub fn judge<S: Sequence + ?Sized>(
        &self,
        sequence: &S,
        test: impl FnMut(&S::Item) -> bool,
    ) -> Result<(), Fault> {
        passes(sequence.items().map(|mut items| items.any(test)), Fault::NoneMatches)
    }
}

impl Rule for Any {
    fn name(&self) -> &'static str {
        "any"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("at least one item of the kind that is needed")
    }

    fn message(&self, _: Fault, _: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("At least one item must be of the kind that is needed.")
    }

    fn keywords(&self, _: ValueKind, keywords: &mut Keywords<'_>) {
        keywords.not_all();
    }
}
