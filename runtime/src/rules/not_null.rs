//! `not_null`

use core::fmt;

use super::{Check, Clock, Fault, Keyword, Keywords, Rule, ValidationErrorType, ValueKind};
use crate::kinds::Nullable;

/// The rule [`not_null`](super::not_null()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct NotNull;

/// A value may be left out, but must not be null.
///
/// ```
/// use api_validate::{Check, Patch, rules};
///
/// assert!(rules::not_null().accepts(&Patch::Value(1)));
/// assert!(rules::not_null().accepts(&Patch::<u32>::Absent));
/// assert!(!rules::not_null().accepts(&Patch::<u32>::Null));
/// ```
pub const fn not_null() -> NotNull {
    NotNull
}

impl<T: Nullable + ?Sized> Check<T> for NotNull {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        if value.is_null() { Err(Fault::Missing) } else { Ok(()) }
    }
}

impl Rule for NotNull {
    fn name(&self) -> &'static str {
        "not_null"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::RequiredFieldMissing
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, if it is sent")
    }

    fn message(&self, _: Fault, _: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("This must not be null. Send a value, or leave it out.")
    }

    fn keywords(&self, _: ValueKind, keywords: &mut Keywords<'_>) {
        keywords.add(Keyword::NotNull);
    }
}
