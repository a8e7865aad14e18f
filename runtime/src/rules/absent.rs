//! `absent`

use core::fmt;

use super::{Check, Clock, Fault, Keyword, Keywords, Rule, Unread, ValidationErrorType, ValueKind};
use crate::kinds::Omittable;

/// The rule [`absent`](super::absent()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Absent;

/// A value must not be sent; leaving it out and null are fine.
///
/// ```
/// use api_validate::{Check, rules};
///
/// assert!(rules::absent().accepts(&None::<u32>));
/// assert!(!rules::absent().accepts(&Some(0)));
/// ```
pub const fn absent() -> Absent {
    Absent
}

impl<T: Omittable + ?Sized> Check<T> for Absent {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        if value.is_sent() { Err(Fault::Sent) } else { Ok(()) }
    }
}

impl Rule for Absent {
    fn name(&self) -> &'static str {
        "absent"
    }

    fn unread(&self) -> Option<Unread> {
        Some(Unread::Absent)
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no value")
    }

    fn message(&self, _: Fault, _: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("This must not be sent.")
    }

    fn keywords(&self, _: ValueKind, keywords: &mut Keywords<'_>) {
        keywords.add(Keyword::Absent);
    }
}
