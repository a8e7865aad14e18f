//! The codes of application errors.

use alloc::{borrow::Cow, string::String};
use core::{convert::Infallible, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::row::{self, Row};

macro_rules! error_types {
    ($($(#[$doc:meta])* $variant:ident = $row:ident;)*) => {
        /// The stable code of an application error: one of the standard's nine, or another.
        ///
        /// ```
        /// use api_validate::response::ErrorType;
        ///
        /// assert_eq!(ErrorType::AccountLocked.as_str(), "ACCOUNT_LOCKED");
        /// assert_eq!(ErrorType::AccountLocked.status(), 401);
        /// assert_eq!("ACCOUNT_LOCKED".parse(), Ok(ErrorType::AccountLocked));
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ErrorType {
            $($(#[$doc])* $variant,)*
            /// A code that is not in the standard, such as `METHOD_NOT_ALLOWED`.
            Custom(Cow<'static, str>),
        }

        impl ErrorType {
            /// The nine codes of the standard, in its order.
            pub const STANDARD: &'static [Self] = &[$(Self::$variant),*];

            pub(super) fn row(&self) -> Option<&'static Row> {
                match self {
                    $(Self::$variant => Some(&row::$row),)*
                    Self::Custom(_) => None,
                }
            }
        }
    };
}

error_types! {
    /// `AUTHENTICATION_FAILURE`, 401: wrong user name or password.
    AuthenticationFailure = AUTHENTICATION_FAILURE;
    /// `ACCOUNT_DISABLED`, 401: the account is disabled.
    AccountDisabled = ACCOUNT_DISABLED;
    /// `ACCOUNT_LOCKED`, 401: the account is locked.
    AccountLocked = ACCOUNT_LOCKED;
    /// `ACCOUNT_PASSWORD_CHANGE_REQUIRED`, 401: the password must be changed first.
    AccountPasswordChangeRequired = ACCOUNT_PASSWORD_CHANGE_REQUIRED;
    /// `INVALID_TOKEN`, 401: the JWT is not valid.
    InvalidToken = INVALID_TOKEN;
    /// `NOT_AUTHORIZED`, 403: the token does not permit this.
    NotAuthorized = FORBIDDEN;
    /// `RESOURCE_NOT_FOUND`, 404: the resource was not found.
    ResourceNotFound = NOT_FOUND;
    /// `RESTORE_POINT_OPEN`, 500: not possible while a restore point is open.
    RestorePointOpen = RESTORE_POINT_OPEN;
    /// `INTERNAL_ERROR`, 500: an unhandled error, a network or database failure.
    InternalError = INTERNAL;
}

impl ErrorType {
    /// A code of the team's own. The name of a standard code gives the standard code.
    pub fn custom(code: impl Into<Cow<'static, str>>) -> Self {
        let code = code.into();
        Self::standard(&code).unwrap_or(Self::Custom(code))
    }

    /// The code as it stands in a record, such as `ACCOUNT_LOCKED`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Custom(code) => code,
            standard => standard.row().map_or("", |row| row.code),
        }
    }

    /// The HTTP status that it is answered with; 500 for a code that is not in the standard.
    pub fn status(&self) -> u16 {
        self.row().map_or(500, |row| row.status)
    }

    fn standard(code: &str) -> Option<Self> {
        Self::STANDARD.iter().find(|known| known.as_str() == code).cloned()
    }
}

impl fmt::Display for ErrorType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for ErrorType {
    type Err = Infallible;

    fn from_str(code: &str) -> Result<Self, Infallible> {
        Ok(Self::standard(code).unwrap_or_else(|| Self::Custom(Cow::Owned(code.into()))))
    }
}

impl Serialize for ErrorType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ErrorType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::custom)
    }
}
