//! `suffix("…")`

use core::fmt;

use super::{Check, Clock, Fault, Keywords, Param, Rule, ValidationErrorType, ValueKind, passes, text_of};
use crate::{keywords::Literally, kinds::Text};

/// Text that ends with another, byte for byte: [`suffix`](super::suffix()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Suffix {
    part: &'static str,
}

/// Text that ends with `part`, byte for byte.
///
/// ```
/// use api_validate::{Check, rules};
///
/// assert!(rules::suffix("AB").accepts("AB"));
/// assert!(!rules::suffix("AB").accepts("ab"));
/// ```
pub const fn suffix(part: &'static str) -> Suffix {
    Suffix { part }
}

impl<T: Text + ?Sized> Check<T> for Suffix {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        passes(text_of(value, |text| text.ends_with(self.part)), Fault::Malformed)
    }
}

impl Rule for Suffix {
    fn name(&self) -> &'static str {
        "suffix"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "text that ends with {}", super::Quoted(self.part))
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("suffix", Param::Text(self.part));
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        super::text_keywords(kind, keywords, |keywords| {
            keywords.pattern(format_args!("{}$", Literally(self.part)));
        });
    }
}
