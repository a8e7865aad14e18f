//! The problem types of the standard.

use core::{fmt, str::FromStr};

use super::row::{self, Row};

macro_rules! problem_types {
    ($($(#[$doc:meta])* $variant:ident = $row:ident;)*) => {
        /// A problem type: the last segment of the URI that identifies a problem.
        ///
        /// ```
        /// use api_validate::response::ProblemType;
        ///
        /// assert_eq!(ProblemType::TooManyRequests.as_str(), "too-many-requests");
        /// assert_eq!(ProblemType::TooManyRequests.status(), 429);
        /// assert_eq!("too-many-requests".parse(), Ok(ProblemType::TooManyRequests));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ProblemType {
            $($(#[$doc])* $variant,)*
        }

        impl ProblemType {
            /// The eight problem types of the standard, in its order.
            pub const STANDARD: &'static [Self] = &[$(Self::$variant),*];

            pub(super) fn row(self) -> &'static Row {
                match self {
                    $(Self::$variant => &row::$row,)*
                }
            }
        }
    };
}

problem_types! {
    /// `validation-failed`, 400.
    ValidationFailed = VALIDATION_FAILED;
    /// `forbidden`, 403: the API key could not be authenticated, or does not allow access.
    Forbidden = FORBIDDEN;
    /// `not-found`, 404: no such endpoint or resource.
    NotFound = NOT_FOUND;
    /// `not-acceptable`, 406: the version header is not valid.
    NotAcceptable = NOT_ACCEPTABLE;
    /// `conflict`, 409.
    Conflict = CONFLICT;
    /// `downstream`, 424: something that this API depends on failed.
    Downstream = DOWNSTREAM;
    /// `too-many-requests`, 429.
    TooManyRequests = TOO_MANY_REQUESTS;
    /// `internal-server-error`, 500.
    InternalServerError = INTERNAL;
}

impl ProblemType {
    /// The last segment of the type's URI, such as `not-found`.
    pub fn as_str(self) -> &'static str {
        self.row().slug.unwrap_or_default()
    }

    /// The HTTP status that it is answered with.
    pub fn status(self) -> u16 {
        self.row().status
    }
}

impl fmt::Display for ProblemType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Takes the last segment, or a whole URI that ends with it.
impl FromStr for ProblemType {
    type Err = UnknownProblemType;

    fn from_str(uri: &str) -> Result<Self, UnknownProblemType> {
        let slug = uri.rsplit('/').next().unwrap_or(uri);
        Self::STANDARD.iter().copied().find(|known| known.as_str() == slug).ok_or(UnknownProblemType)
    }
}

/// No problem type of the standard has this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownProblemType;

impl fmt::Display for UnknownProblemType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a problem type of the standard")
    }
}

impl core::error::Error for UnknownProblemType {}
