//! `custom(path)`

use core::fmt;

use super::{Fault, Keywords, Rule, ValidationErrorType, ValueKind};

/// The rule [`custom`](super::custom()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Custom;

/// Whatever a function of the service asks for; its [`Violation`](crate::Violation) is the record.
///
/// The function takes `&T`, or `&T` and the context; never an `Option`, which it is not called for without a value.
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
