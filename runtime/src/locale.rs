//! Where the texts come from: English, or a locale of the service's own.

use core::fmt::{self, Display};

use serde::{Serialize, Serializer};

use crate::{ValidationError, ValidationErrors};

/// The texts of records in a language. Codes and paths stay as they are.
///
/// A locale reads [`ValidationError::rule`], [`fault`](ValidationError::fault),
/// [`param`](ValidationError::param) and [`error_type`](ValidationError::error_type), and finds the texts that the
/// service wrote itself in [`own_criteria`](ValidationError::own_criteria) and
/// [`own_message`](ValidationError::own_message). What it does not write itself stays English.
///
/// ```
/// use core::fmt;
/// use api_validate::{Fault, Locale, ValidationError};
///
/// struct German;
///
/// impl Locale for German {
///     fn message(&self, error: &ValidationError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         match error.fault() {
///             Some(Fault::Missing) => f.write_str("Bitte ausfüllen."),
///             _ => write!(f, "{}", error.message()),
///         }
///     }
/// }
/// ```
pub trait Locale {
    /// Writes what a valid value looks like: a phrase without a full stop.
    fn criteria(&self, error: &ValidationError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        error.write_criteria(f)
    }

    /// Writes what is wrong and what to do: a short sentence.
    fn message(&self, error: &ValidationError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        error.write_message(f)
    }
}

/// The language that ships with the crate.
#[derive(Clone, Copy, Debug, Default)]
pub struct English;

impl Locale for English {}

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
