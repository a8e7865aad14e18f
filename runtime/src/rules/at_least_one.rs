//! `at_least_one(a, b)` on a type

use core::fmt;

use super::{Fault, Keyword, Keywords, Param, Rule, ValidationErrorType, ValueKind};
use crate::kinds::Sent;

/// The rule [`at_least_one`](super::at_least_one()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct AtLeastOne {
    fields: &'static [&'static str],
}

/// At least one of the fields has a value, as `required` understands it, or is a [`Patch`](crate::Patch) that was sent:
/// null and blank text clear a field, which is a change. The record points at the first of them.
///
/// Stands on a type, and names fields there: `#[api(at_least_one(email, phone))]`.
pub const fn at_least_one(fields: &'static [&'static str]) -> AtLeastOne {
    AtLeastOne { fields }
}

impl AtLeastOne {
    /// The verdict on what was sent of the fields, and the field that it belongs to.
    #[allow(clippy::unused_self)] // a rule is called on its constant
    pub fn judge(&self, fields: &[Sent]) -> (Result<(), Fault>, usize) {
        let is_any_sent = fields.iter().any(|sent| *sent != Sent::Nothing);
        (if is_any_sent { Ok(()) } else { Err(Fault::Missing) }, 0)
    }
}

impl Rule for AtLeastOne {
    fn name(&self) -> &'static str {
        "at_least_one"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::RequiredFieldMissing
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("at least one of ")?;
        super::write_names(self.fields, f)
    }

    fn message(&self, _: Fault, criteria: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Send {criteria}.")
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("at_least_one", Param::Texts(self.fields));
    }

    fn keywords(&self, _: ValueKind, keywords: &mut Keywords<'_>) {
        keywords.add(Keyword::AtLeastOne(self.fields));
    }
}
