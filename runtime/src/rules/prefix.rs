//! `prefix("…")`

use core::fmt;

use super::{Check, Clock, Fault, Keywords, Param, Rule, ValidationErrorType, ValueKind, passes, text_of};
use crate::{keywords::Literally, kinds::Text};

/// Text that starts with another, byte for byte: [`prefix`](super::prefix()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Prefix {
    part: &'static str,
}

/// Text that starts with `part`, byte for byte.
///
/// ```
/// use api_validate::{Check, rules};
///
/// assert!(rules::prefix("AB").accepts("AB"));
/// assert!(!rules::prefix("AB").accepts("ab"));
/// ```
pub const fn prefix(part: &'static str) -> Prefix {
    Prefix { part }
}

impl<T: Text + ?Sized> Check<T> for Prefix {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        passes(text_of(value, |text| text.starts_with(self.part)), Fault::Malformed)
    }
}

impl Rule for Prefix {
    fn name(&self) -> &'static str {
        "prefix"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "text that starts with {}", super::Quoted(self.part))
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("prefix", Param::Text(self.part));
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        super::text_keywords(kind, keywords, |keywords| {
            keywords.pattern(format_args!("^{}", Literally(self.part)));
        });
    }
}
