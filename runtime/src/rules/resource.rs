//! `resource("User")`

use core::fmt;

use super::{Fault, Keywords, Param, Rule, ValidationErrorType, ValueKind};
use crate::{Checker, kinds::LookupKey};

/// The rule [`resource`](super::resource()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Resource {
    kind: &'static str,
}

/// The id of something that exists and that the caller may see. It is looked up by
/// [`Validator::validate_resolved`](crate::Validator::validate_resolved), if the field passes its other rules.
///
/// ```
/// use api_validate::ApiValidate;
///
/// #[derive(ApiValidate)]
/// struct Share {
///     #[api(length(max = 36), resource("User"))]
///     user_id: String,
/// }
/// ```
pub const fn resource(kind: &'static str) -> Resource {
    Resource { kind }
}

impl Resource {
    /// The verdict on an id, as far as the check knows what was found. No id passes.
    pub fn judge<T: LookupKey + ?Sized>(&self, id: &T, checker: &mut Checker) -> Result<(), Fault> {
        id.lookup_key(|id| checker.look_up(self.kind, id, None)).unwrap_or(Ok(()))
    }
}

impl Rule for Resource {
    fn name(&self) -> &'static str {
        "resource"
    }

    fn error_type(&self, fault: Fault) -> &ValidationErrorType {
        match fault {
            Fault::TooMany => &ValidationErrorType::MaxLengthExceeded,
            _ => &ValidationErrorType::UnknownResource,
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
            _ => f.write_str("the id of something that exists"),
        }
    }

    fn message(&self, fault: Fault, _: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match fault {
            Fault::TooMany => SEND_FEWER,
            Fault::NotLookedUp => NOT_LOOKED_UP,
            _ => "This was not found.",
        })
    }

    fn is_of_value(&self, fault: Fault) -> bool {
        !matches!(fault, Fault::TooMany | Fault::NotLookedUp)
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("resource", Param::Text(self.kind));
    }

    fn keywords(&self, _: ValueKind, keywords: &mut Keywords<'_>) {
        keywords.not_all();
    }
}

pub(super) const FEWER: &str = "no more ids than are looked up for one request";
pub(super) const SEND_FEWER: &str = "The request has more ids than are looked up at once. Send fewer.";
pub(super) const NOT_LOOKED_UP: &str = "This was not looked up: the service has to call `validate_resolved`.";
