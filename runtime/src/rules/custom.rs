//! `custom(path)`

use core::fmt;

use super::{Fault, Keywords, Rule, ValidationErrorType, ValueKind};

/// The rule [`custom`](super::custom()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Custom;

/// Whatever your function checks. The [`Violation`](crate::Violation) that it returns becomes the record. A function that
/// may find more than one returns `Vec<Violation>`.
///
/// The function takes `&T`, or `&T` and the context. It never takes an `Option`, because it is not called without a
/// value.
pub const fn custom() -> Custom {
    Custom
}

impl Rule for Custom {
    fn name(&self) -> &'static str {
        "custom"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn error_types<'a>(&'a self, visit: &mut dyn FnMut(&'a ValidationErrorType)) {
        // What the function returns is not known; a code of the rule's own takes its place.
        let _ = visit;
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.error_type(Fault::Malformed).default_criteria())
    }

    fn keywords(&self, _: ValueKind, keywords: &mut Keywords<'_>) {
        keywords.not_all();
    }
}
