//! `required`

use core::fmt;

use super::{Fault, Keyword, Keywords, Rule, Unread, ValidationErrorType, ValueKind};

/// The rule [`required`](super::required()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Required;

/// A value must be present: not null, not blank text (empty, or only characters that cannot be seen: see
/// [`Blank`](crate::kinds::Blank)), not an empty collection.
///
/// If it fails, the field's other rules do not run. In `#[api(…)]` it works on whatever can be missing: [`Option`],
/// [`Patch`](crate::Patch), text and collections. In an `Option` or a `Patch`, a newtype with the derive is as blank as what
/// it holds.
pub const fn required() -> Required {
    Required
}

impl Rule for Required {
    fn name(&self) -> &'static str {
        "required"
    }

    fn unread(&self) -> Option<Unread> {
        Some(Unread::Missing)
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::RequiredFieldMissing
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn message(&self, _: Fault, _: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("This is required.")
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        keywords.add(Keyword::Required);
        match kind {
            ValueKind::Text => keywords.add(Keyword::MinLength(1)).pattern(crate::kinds::Visible),
            ValueKind::List => keywords.add(Keyword::MinItems(1)),
            ValueKind::Map => keywords.add(Keyword::MinProperties(1)),
            _ => keywords,
        };
    }
}
