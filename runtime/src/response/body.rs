//! The body of an error answer, in whichever format.

use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::{Errors, Problem, ProblemDetails, ValidationFailure};

/// The body of an error answer, as [`ErrorFormat::body`](super::ErrorFormat::body) makes it.
///
/// A client reads the type that its service sends: [`Problem`], [`ProblemDetails`], [`ValidationFailure`] or
/// [`Errors`].
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
