//! What an error tells a person, in no language.

use alloc::borrow::Cow;
#[cfg(feature = "http")]
use alloc::string::String;
use core::fmt;

use super::{Failure, row::Row};

/// What an [`ApiError`](super::ApiError) tells a person: [`ApiError::told`](super::ApiError::told). A
/// [`Locale`](crate::Locale) writes it in its own language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Detail<'e> {
    /// What is said of every failure of this kind.
    Failure(Failure),
    /// A text that the service wrote itself: [`ApiError::detail`](super::ApiError::detail).
    Own(&'e str),
    /// The body must have this media type.
    MediaType(&'static str),
    /// The body must not be compressed, or encoded otherwise.
    ContentEncoding,
    /// The form is not UTF-8.
    FormText,
    /// The body is not a well-formed form in several parts.
    Multipart,
    /// The form has more parts than this.
    TooManyParts(usize),
    /// A text of the form has more bytes than this. The type does not know its name.
    PartTooLarge(usize),
    /// The text of a field of the form has more bytes than this.
    FieldTooLarge {
        /// The name of the field.
        field: &'static str,
        /// The limit.
        max: usize,
    },
    /// The path is not UTF-8, once its escapes are read.
    PathText,
    /// This header is not UTF-8.
    HeaderText(&'e str),
    /// The header must be sent once, with one of the versions: they are joined with commas.
    Version {
        /// The name of the header.
        header: &'e str,
        /// What it may say.
        known: &'e str,
    },
}

/// The same, as an error holds it.
pub(crate) enum Told {
    Own(Cow<'static, str>),
    #[cfg(feature = "http")]
    MediaType(&'static str),
    #[cfg(feature = "http")]
    ContentEncoding,
    #[cfg(feature = "http")]
    FormText,
    #[cfg(feature = "multipart")]
    Multipart,
    #[cfg(feature = "multipart")]
    TooManyParts(usize),
    #[cfg(feature = "multipart")]
    PartTooLarge(Option<&'static str>, usize),
    #[cfg(feature = "http")]
    PathText,
    #[cfg(feature = "http")]
    HeaderText(String),
    #[cfg(feature = "http")]
    Version {
        header: String,
        known: String,
    },
}

impl Told {
    pub(super) fn as_detail(&self) -> Detail<'_> {
        match self {
            Self::Own(text) => Detail::Own(text),
            #[cfg(feature = "http")]
            Self::MediaType(media_type) => Detail::MediaType(media_type),
            #[cfg(feature = "http")]
            Self::ContentEncoding => Detail::ContentEncoding,
            #[cfg(feature = "http")]
            Self::FormText => Detail::FormText,
            #[cfg(feature = "multipart")]
            Self::Multipart => Detail::Multipart,
            #[cfg(feature = "multipart")]
            Self::TooManyParts(max) => Detail::TooManyParts(*max),
            #[cfg(feature = "multipart")]
            Self::PartTooLarge(None, max) => Detail::PartTooLarge(*max),
            #[cfg(feature = "multipart")]
            Self::PartTooLarge(Some(field), max) => Detail::FieldTooLarge { field, max: *max },
            #[cfg(feature = "http")]
            Self::PathText => Detail::PathText,
            #[cfg(feature = "http")]
            Self::HeaderText(header) => Detail::HeaderText(header),
            #[cfg(feature = "http")]
            Self::Version { header, known } => Detail::Version { header, known },
        }
    }
}

impl Detail<'_> {
    /// Writes it in English, for an error of this kind.
    pub(super) fn write(self, row: &Row, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failure(_) => f.write_str(row.detail),
            Self::Own(text) => f.write_str(text),
            Self::MediaType(media_type) => {
                write!(f, "Send the body as {media_type}, and say so in the header Content-Type.")
            }
            Self::ContentEncoding => {
                f.write_str("Send the body as it is, without the header Content-Encoding.")
            }
            Self::FormText => f.write_str("The form must be text in UTF-8, percent-encoded."),
            Self::Multipart => f.write_str(
                "The form must be complete, with a name in UTF-8 for each part, and the boundary that \
                 the header Content-Type says.",
            ),
            Self::TooManyParts(max) => write!(f, "The form has too many parts; the limit is {max}."),
            Self::PartTooLarge(max) => write!(f, "A text of the form is too long; the limit is {max} bytes."),
            Self::FieldTooLarge { field, max } => {
                write!(f, "The text of {field} is too long; the limit is {max} bytes.")
            }
            Self::PathText => f.write_str("The address must be text in UTF-8, percent-encoded."),
            Self::HeaderText(header) => write!(f, "The header {header} must be text in UTF-8."),
            Self::Version { header, known } => {
                write!(f, "Send the header {header} once, with one of: {known}.")
            }
        }
    }
}
