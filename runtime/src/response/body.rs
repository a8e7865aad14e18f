//! The body of an error answer, in whichever format.

use alloc::vec::Vec;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Errors, Problem, ProblemDetails, ValidationFailure, lenient::Members};

/// The body of an error answer, as [`ErrorFormat::body`](super::ErrorFormat::body) makes it.
///
/// A client that does not know the format of a service can read this, too: the names of the members tell. A client that
/// knows it reads [`Problem`], [`ProblemDetails`], [`ValidationFailure`] or [`Errors`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ErrorBody {
    /// RFC 9457.
    Problem(Problem),
    /// Standard B.
    ProblemDetails(ProblemDetails),
    /// Standard A, for a validation failure.
    ValidationFailure(ValidationFailure),
    /// Standard A, for everything else.
    Errors(Errors),
}

impl ErrorBody {
    /// The body as it is sent.
    #[inline] // what writes all formats is compiled where bodies are written
    pub fn to_json(&self) -> Vec<u8> {
        // It holds texts and numbers only: writing these to memory cannot fail.
        serde_json::to_vec(self).unwrap_or_default()
    }
}

impl Serialize for ErrorBody {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Problem(body) => body.serialize(serializer),
            Self::ProblemDetails(body) => body.serialize(serializer),
            Self::ValidationFailure(body) => body.serialize(serializer),
            Self::Errors(body) => body.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for ErrorBody {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = Members::deserialize(deserializer)?;
        let has = |name| members.get(name).is_some();
        if has("ValidationErrors") {
            return ValidationFailure::of_members(&members).map(Self::ValidationFailure);
        }
        // Both of the others of these formats may have `Errors`.
        if ["Type", "Title", "Status", "Detail", "Extensions"].into_iter().any(has) {
            return Ok(Self::ProblemDetails(members.into()));
        }
        if has("Errors") {
            return Errors::of_members(&members).map(Self::Errors);
        }
        Ok(Self::Problem(members.into()))
    }
}
