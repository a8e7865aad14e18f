//! `contains("…")`

use core::fmt;

use super::{Check, Clock, Fault, Keywords, Param, Rule, ValidationErrorType, ValueKind, passes, text_of};
use crate::{keywords::Literally, kinds::Text};

/// Text that contains another, byte for byte: [`contains`](super::contains()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Contains {
    part: &'static str,
}

/// Text that contains `part`, byte for byte.
///
/// ```
/// use api_validate::{Check, rules};
///
/// assert!(rules::contains("AB").accepts("AB"));
/// assert!(!rules::contains("AB").accepts("ab"));
/// ```
pub const fn contains(part: &'static str) -> Contains {
    Contains { part }
}

impl<T: Text + ?Sized> Check<T> for Contains {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        passes(text_of(value, |text| text.contains(self.part)), Fault::Malformed)
    }
}

impl Rule for Contains {
    fn name(&self) -> &'static str {
        "contains"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "text that contains \"{}\"", self.part)
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("contains", Param::Text(self.part));
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        super::text_keywords(kind, keywords, |keywords| {
            keywords.pattern(Literally(self.part));
        });
    }
}
