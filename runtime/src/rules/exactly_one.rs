//! `exactly_one(a, b)` on a type

use core::fmt;

use super::{Fault, Keyword, Keywords, Param, Rule, ValidationErrorType, ValueKind};
use crate::kinds::Sent;

/// The rule [`exactly_one`](super::exactly_one()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct ExactlyOne {
    fields: &'static [&'static str],
}

/// Exactly one of the fields has a value, as `required` understands it. Null is not a value, in a
/// [`Patch`](crate::Patch) neither: an update may clear one field and set the other.
/// The record points at the first field if none has a value, and at the second that has one if several have.
///
/// Stands on a type, and names fields there: `#[api(exactly_one(iban, account_number))]`.
pub const fn exactly_one(fields: &'static [&'static str]) -> ExactlyOne {
    ExactlyOne { fields }
}

impl ExactlyOne {
    /// The verdict on what was sent of the fields, and the field that it belongs to.
    #[allow(clippy::unused_self)] // a rule is called on its constant
    pub fn judge(&self, fields: &[Sent]) -> (Result<(), Fault>, usize) {
        let mut sent = fields.iter().enumerate().filter(|(_, sent)| **sent == Sent::Value).map(|(at, _)| at);
        match (sent.next(), sent.next()) {
            (None, _) => (Err(Fault::Missing), 0),
            (Some(_), Some(second)) => (Err(Fault::Sent), second),
            (Some(first), None) => (Ok(()), first),
        }
    }
}

impl Rule for ExactlyOne {
    fn name(&self) -> &'static str {
        "exactly_one"
    }

    fn error_type(&self, fault: Fault) -> &ValidationErrorType {
        match fault {
            Fault::Missing => &ValidationErrorType::RequiredFieldMissing,
            _ => &ValidationErrorType::InvalidFormat,
        }
    }

    fn error_types<'a>(&'a self, visit: &mut dyn FnMut(&'a ValidationErrorType)) {
        for fault in [Fault::Missing, Fault::Sent] {
            visit(self.error_type(fault));
        }
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("exactly one of ")?;
        super::write_names(self.fields, f)
    }

    fn message(&self, _: Fault, criteria: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Send {criteria}.")
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("exactly_one", Param::Texts(self.fields));
    }

    fn keywords(&self, _: ValueKind, keywords: &mut Keywords<'_>) {
        keywords.add(Keyword::ExactlyOne(self.fields));
    }
}
