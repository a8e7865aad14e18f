//! The machine-readable codes of the standard, and a team's own.

use alloc::{borrow::Cow, string::String};
use core::{convert::Infallible, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $criteria:literal, $message:literal;)*) => {
        /// The stable code of a validation error: one of the standard's 18, or a code of the team's own.
        ///
        /// A code is a promise to clients: it never changes and never depends on the language of the texts.
        ///
        /// ```
        /// use api_validate::ValidationErrorType;
        ///
        /// let code = ValidationErrorType::MaxLengthExceeded;
        /// assert_eq!(code.as_str(), "MAX_LENGTH_EXCEEDED");
        /// assert_eq!("MAX_LENGTH_EXCEEDED".parse(), Ok(code));
        /// assert_eq!(ValidationErrorType::custom("ACME_CLOSED").as_str(), "ACME_CLOSED");
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ValidationErrorType {
            $($(#[$doc])* $variant,)*
            /// A code that is not in the standard. Build it with [`ValidationErrorType::custom`],
            /// so that a standard code never hides in here.
            Custom(Cow<'static, str>),
        }

        impl ValidationErrorType {
            /// The 18 codes of the standard, in its order.
            pub const STANDARD: &'static [Self] = &[$(Self::$variant),*];

            const STANDARD_CODES: &'static [&'static str] = &[$($code),*];

            /// The code as it stands in a record, such as `MAX_LENGTH_EXCEEDED`.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $code,)*
                    Self::Custom(code) => code,
                }
            }

            fn standard(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// What a valid value looks like, where nobody has said it better.
            pub(crate) fn default_criteria(&self) -> &'static str {
                match self {
                    $(Self::$variant => $criteria,)*
                    Self::Custom(_) => "a value that this service accepts",
                }
            }

            /// What is wrong, where nobody has said it better.
            pub(crate) fn default_message(&self) -> &'static str {
                match self {
                    $(Self::$variant => $message,)*
                    Self::Custom(_) => "This is not accepted.",
                }
            }
        }
    };
}

codes! {
    /// `REQUIRED_FIELD_MISSING`: required data is absent, null or blank.
    RequiredFieldMissing = "REQUIRED_FIELD_MISSING", "a value", "This is required.";
    /// `MAX_LENGTH_EXCEEDED`: longer than allowed.
    MaxLengthExceeded = "MAX_LENGTH_EXCEEDED", "a shorter value", "This is too long.";
    /// `INVALID_DATE_FORMAT`: not a date in the format that was asked for.
    InvalidDateFormat = "INVALID_DATE_FORMAT", "a date in the right format", "This must be a date in the right format.";
    /// `INVALID_DATE_RANGE`: a real date, outside the permitted range.
    InvalidDateRange = "INVALID_DATE_RANGE", "a date in the permitted range", "This date is outside the permitted range.";
    /// `INVALID_NUMBER_FORMAT`: not a number of the form that was asked for.
    InvalidNumberFormat = "INVALID_NUMBER_FORMAT", "a number in the right format", "This must be a number in the right format.";
    /// `INVALID_NUMBER_RANGE`: a number outside the permitted range.
    InvalidNumberRange = "INVALID_NUMBER_RANGE", "a number in the permitted range", "This number is outside the permitted range.";
    /// `INVALID_FORMAT`: any other format error.
    InvalidFormat = "INVALID_FORMAT", "a value in the right format", "This is not in the right format.";
    /// `ID_VALUE_MISMATCH`: an ID and its value were both sent and do not belong together.
    IdValueMismatch = "ID_VALUE_MISMATCH", "the value that belongs to the ID", "The ID and this value do not belong together.";
    /// `METADATA_RULE_VIOLATION`: metadata breaks a business rule.
    MetadataRuleViolation = "METADATA_RULE_VIOLATION", "metadata that follows the rules", "This metadata breaks a rule.";
    /// `UNKNOWN_RESOURCE`: refers to a resource that does not exist, or that the caller may not see.
    UnknownResource = "UNKNOWN_RESOURCE", "a resource that exists", "This refers to a resource that was not found.";
    /// `UNSUPPORTED_FILTER_SYNTAX`: a well-formed filter that this endpoint does not support.
    UnsupportedFilterSyntax = "UNSUPPORTED_FILTER_SYNTAX", "a filter that is supported here", "This filter is not supported here.";
    /// `INVALID_FILTER_SYNTAX`: not a filter.
    InvalidFilterSyntax = "INVALID_FILTER_SYNTAX", "a filter", "This must be a filter.";
    /// `UNSUPPORTED_ORDERBY_SYNTAX`: a well-formed order-by that is not supported.
    UnsupportedOrderbySyntax = "UNSUPPORTED_ORDERBY_SYNTAX", "an order-by that is supported here", "This order-by is not supported here.";
    /// `INVALID_ORDERBY_SYNTAX`: not an order-by.
    InvalidOrderbySyntax = "INVALID_ORDERBY_SYNTAX", "an order-by", "This must be an order-by.";
    /// `DUPLICATE_METADATA`: items repeat where only one is permitted.
    DuplicateMetadata = "DUPLICATE_METADATA", "no item twice", "Each item may be sent only once.";
    /// `METADATA_ATTRIBUTE_NOT_FOUND`: the metadata attribute is not known to the system.
    MetadataAttributeNotFound = "METADATA_ATTRIBUTE_NOT_FOUND", "a metadata attribute that is known here", "This metadata attribute is not known.";
    /// `INVALID_METADATA_OPTION`: the value is not an allowed option, given the other metadata.
    InvalidMetadataOption = "INVALID_METADATA_OPTION", "an allowed option", "This is not an allowed option.";
    /// `METADATA_SECURITY_VIOLATION`: valid metadata that the security configuration does not allow for this caller.
    MetadataSecurityViolation = "METADATA_SECURITY_VIOLATION", "metadata that you may set", "You may not set this metadata.";
}

impl ValidationErrorType {
    /// Whether a code is one of the standard's.
    pub(crate) const fn is_standard(code: &str) -> bool {
        let mut codes = Self::STANDARD_CODES;
        while let [standard, rest @ ..] = codes {
            if is_same(standard.as_bytes(), code.as_bytes()) {
                return true;
            }
            codes = rest;
        }
        false
    }

    /// A code of the team's own. The name of a standard code gives the standard code. Any other text is taken as it is, so
    /// that clients can read what they get. In what you send, write a capital letter, then `A` to `Z`, `0` to `9` and `_`:
    /// the derive refuses all else in `code = "…"`.
    pub fn custom(code: impl Into<Cow<'static, str>>) -> Self {
        let code = code.into();
        Self::standard(&code).unwrap_or(Self::Custom(code))
    }
}

const fn is_same(mut a: &[u8], mut b: &[u8]) -> bool {
    while let ([first, rest @ ..], [second, others @ ..]) = (a, b) {
        if *first != *second {
            return false;
        }
        (a, b) = (rest, others);
    }
    a.is_empty() && b.is_empty()
}

impl From<&'static str> for ValidationErrorType {
    fn from(code: &'static str) -> Self {
        Self::custom(code)
    }
}

impl From<String> for ValidationErrorType {
    fn from(code: String) -> Self {
        Self::custom(code)
    }
}

impl fmt::Display for ValidationErrorType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for ValidationErrorType {
    type Err = Infallible;

    fn from_str(code: &str) -> Result<Self, Infallible> {
        Ok(Self::standard(code).unwrap_or_else(|| Self::Custom(Cow::Owned(code.into()))))
    }
}

/// So that `error.error_type() == ValidationErrorType::InvalidFormat` reads as it should.
impl PartialEq<ValidationErrorType> for &ValidationErrorType {
    fn eq(&self, other: &ValidationErrorType) -> bool {
        **self == *other
    }
}

impl Serialize for ValidationErrorType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ValidationErrorType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::custom)
    }
}
