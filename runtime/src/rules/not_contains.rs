//! `not_contains("…")`

use core::fmt;

use super::{Check, Clock, Fault, Keywords, Param, Rule, ValidationErrorType, ValueKind, passes, text_of};
use crate::{keywords::Literally, kinds::Text};

/// The rule [`not_contains`](super::not_contains()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct NotContains {
    part: &'static str,
}

/// Text that does not contain `part`, byte for byte.
///
/// ```
/// use api_validate::{Check, rules};
///
/// assert!(rules::not_contains("--").accepts("a-b"));
/// assert!(!rules::not_contains("--").accepts("a--b"));
/// ```
pub const fn not_contains(part: &'static str) -> NotContains {
    NotContains { part }
}

impl<T: Text + ?Sized> Check<T> for NotContains {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        passes(text_of(value, |text| !text.contains(self.part)), Fault::Malformed)
    }
}

impl Rule for NotContains {
    fn name(&self) -> &'static str {
        "not_contains"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "text without \"{}\"", self.part)
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("not_contains", Param::Text(self.part));
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        super::text_keywords(kind, keywords, |keywords| {
            keywords.pattern(format_args!(r"^(?![\s\S]*{})", Literally(self.part)));
        });
    }
}
