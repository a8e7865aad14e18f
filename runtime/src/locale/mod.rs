//! Where the texts come from: English, another language of the crate's, or a locale of the service's own.

#[cfg(feature = "json")]
mod accepted;
#[cfg(feature = "locale-fr")]
mod french;
#[cfg(feature = "locale-de")]
mod german;
#[cfg(any(feature = "locale-de", feature = "locale-fr"))]
mod language;
#[cfg(any(feature = "locale-de", feature = "locale-fr"))]
mod phrase;
#[cfg(feature = "json")]
mod shared;

use core::fmt::{self, Display};

use serde::{Serialize, Serializer};

#[cfg(feature = "json")]
pub(crate) use self::accepted::preferred;
#[cfg(feature = "locale-fr")]
pub use self::french::French;
#[cfg(feature = "locale-de")]
pub use self::german::German;
#[cfg(feature = "json")]
pub use self::shared::SharedLocale;
#[cfg(feature = "json")]
use crate::ApiError;
use crate::{ValidationError, ValidationErrors};

/// The texts of records and of errors in a language. Codes and paths stay as they are.
///
/// A locale reads [`ValidationError::rule`], [`fault`](ValidationError::fault), [`param`](ValidationError::param) and
/// [`error_type`](ValidationError::error_type), and the service's own texts in
/// [`own_criteria`](ValidationError::own_criteria) and [`own_message`](ValidationError::own_message). For any other
/// error, it reads `ApiError::told` and `ApiError::failure`. What it does not translate stays English.
///
/// ```
/// use core::fmt;
/// use api_validate::{Fault, Locale, ValidationError};
///
/// struct German;
///
/// impl Locale for German {
///     fn language(&self) -> &str {
///         "de"
///     }
///
///     fn message(&self, error: &ValidationError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         match error.fault() {
///             Some(Fault::Missing) => f.write_str("Bitte ausfüllen."),
///             _ => write!(f, "{}", error.message()),
///         }
///     }
/// }
/// ```
pub trait Locale {
    /// The language, as a tag of BCP 47 such as `de` or `de-CH`: a request asks for it with `Accept-Language`, and an
    /// answer names it in `Content-Language`. A locale without a tag is never asked for, and not named.
    #[allow(clippy::unnecessary_literal_bound)] // others need not be literals
    fn language(&self) -> &str {
        ""
    }

    /// Writes what a valid value looks like: a phrase without a full stop.
    fn criteria(&self, error: &ValidationError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        error.write_criteria(f)
    }

    /// Writes what is wrong and what to do: a short sentence.
    fn message(&self, error: &ValidationError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        error.write_message(f)
    }

    /// Writes the title of an error, as [`ApiError::failure`] gives it.
    #[cfg(feature = "json")]
    fn title(&self, error: &ApiError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        error.write_title(f)
    }

    /// Writes what an error tells a person: a short sentence or two that say what to do, of [`ApiError::told`].
    #[cfg(feature = "json")]
    fn detail(&self, error: &ApiError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        error.write_detail(f)
    }
}

/// The language that ships with the crate.
#[derive(Clone, Copy, Debug, Default)]
pub struct English;

impl Locale for English {
    fn language(&self) -> &'static str {
        "en"
    }
}

/// The title of an error in a language.
#[cfg(feature = "json")]
pub(crate) struct Title<'a>(pub(crate) &'a ApiError, pub(crate) &'a dyn Locale);

#[cfg(feature = "json")]
impl Display for Title<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.1.title(self.0, f)
    }
}

/// What an error tells a person, in a language.
#[cfg(feature = "json")]
pub(crate) struct Told<'a>(pub(crate) &'a ApiError, pub(crate) &'a dyn Locale);

#[cfg(feature = "json")]
impl Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.1.detail(self.0, f)
    }
}

#[derive(Clone, Copy)]
pub(crate) enum TextKind {
    Criteria,
    Message,
}

/// A text of a record, made while it is displayed or serialized.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    error: &'a ValidationError,
    kind: TextKind,
    locale: &'a dyn Locale,
}

impl<'a> Text<'a> {
    pub(crate) fn new(error: &'a ValidationError, kind: TextKind, locale: &'a dyn Locale) -> Self {
        Self { error, kind, locale }
    }
}

impl Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TextKind::Criteria => self.locale.criteria(self.error, f),
            TextKind::Message => self.locale.message(self.error, f),
        }
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl PartialEq<&str> for Text<'_> {
    fn eq(&self, other: &&str) -> bool {
        alloc::string::ToString::to_string(self) == *other
    }
}

/// Records with the texts of a locale: [`ValidationErrors::localized`].
#[derive(Clone, Copy)]
pub struct Localized<'a> {
    errors: &'a ValidationErrors,
    locale: &'a dyn Locale,
}

impl<'a> Localized<'a> {
    pub(crate) fn new(errors: &'a ValidationErrors, locale: &'a dyn Locale) -> Self {
        Self { errors, locale }
    }
}

impl Display for Localized<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.errors.write_lines(self.locale, f)
    }
}

impl Serialize for Localized<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.errors.iter().map(|error| Record { error, locale: self.locale }))
    }
}

struct Record<'a> {
    error: &'a ValidationError,
    locale: &'a dyn Locale,
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.error.serialize_in(self.locale, serializer)
    }
}
