//! `id_value("User", id = user_id)`

use core::fmt;

use super::{
    Fault, Keywords, Param, Rule, ValidationErrorType, ValueKind,
    resource::{FEWER, NOT_LOOKED_UP, SEND_FEWER},
};
use crate::{Checker, kinds::LookupKey};

/// The rule [`id_value`](super::id_value()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct IdValue {
    kind: &'static str,
    id: &'static str,
}

/// A value that belongs to the id in another field, such as a user's e-mail address. It is looked up by
/// [`Validator::validate_resolved`](crate::Validator::validate_resolved), if both fields pass their other rules. If one
/// of the two was not sent, there is nothing to compare, and the rule passes.
///
/// ```
/// use api_validate::ApiValidate;
///
/// #[derive(ApiValidate)]
/// struct Share {
///     user_id: u64,
///     #[api(email, id_value("User", id = user_id))]
///     email: Option<String>,
/// }
/// ```
pub const fn id_value(kind: &'static str) -> IdValue {
    IdValue { kind, id: "the id" }
}

impl IdValue {
    /// The name of the field that holds the id, as the client knows it.
    pub const fn id(mut self, name: &'static str) -> Self {
        self.id = name;
        self
    }

    /// The verdict on a value and its id, as far as the check knows what was found.
    pub fn judge<T, S>(&self, value: &T, id: &S, checker: &mut Checker) -> Result<(), Fault>
    where
        T: LookupKey + ?Sized,
        S: LookupKey + ?Sized,
    {
        // The value comes first: where it is absent, no text is made of the id.
        let verdict =
            value.lookup_key(|value| id.lookup_key(|id| checker.look_up(self.kind, id, Some(value))));
        verdict.flatten().unwrap_or(Ok(()))
    }
}

impl Rule for IdValue {
    fn name(&self) -> &'static str {
        "id_value"
    }

    fn error_type(&self, fault: Fault) -> &ValidationErrorType {
        match fault {
            Fault::TooMany => &ValidationErrorType::MaxLengthExceeded,
            _ => &ValidationErrorType::IdValueMismatch,
        }
    }

    fn error_types<'a>(&'a self, visit: &mut dyn FnMut(&'a ValidationErrorType)) {
        for fault in [Fault::NotFound, Fault::TooMany] {
            visit(self.error_type(fault));
        }
    }

    fn criteria(&self, fault: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match fault {
            Some(Fault::TooMany) => f.write_str(FEWER),
            _ => write!(f, "the value that belongs to {}", super::Name(self.id)),
        }
    }

    fn message(&self, fault: Fault, _: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match fault {
            Fault::TooMany => f.write_str(SEND_FEWER),
            Fault::NotLookedUp => f.write_str(NOT_LOOKED_UP),
            _ => write!(f, "This does not belong to {}.", super::Name(self.id)),
        }
    }

    fn is_of_value(&self, fault: Fault) -> bool {
        !matches!(fault, Fault::TooMany | Fault::NotLookedUp)
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("id_value", Param::Text(self.kind));
        visit("id", Param::Text(self.id));
    }

    fn keywords(&self, _: ValueKind, keywords: &mut Keywords<'_>) {
        keywords.not_all();
    }
}
