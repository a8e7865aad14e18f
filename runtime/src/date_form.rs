//! How a date is written in a request: in a rule's format, or as its type has it.

use core::fmt;

#[cfg(feature = "json")]
use crate::{Keyword, Keywords};

/// How a date, or a time of day, is written in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateForm {
    /// As the format of its rule says.
    Text,
    /// `1966-07-30`
    Date,
    /// `1966-07-30T09:30:00`
    DateTime,
    /// `1966-07-30T09:30:00Z`
    Offset,
    /// `1966-07-30T09:30:00+00:00[UTC]`
    Zoned,
    /// `09:30:00`
    TimeOfDay,
    /// As the crate `time` reads the form, which depends on the features that it was built with.
    #[cfg(feature = "time")]
    OfTime(OfTime),
    /// As a function of the service reads it.
    Own,
}

/// What the crate `time` reads.
#[cfg(feature = "time")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // they are called as the forms are
pub enum OfTime {
    Date,
    DateTime,
    Offset,
    TimeOfDay,
}

impl DateForm {
    /// What it is called, and an example.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Text | Self::Own => ("a date", ""),
            Self::Date => ("a date as YYYY-MM-DD", "1966-07-30"),
            Self::DateTime => ("a date and time without offset", "1966-07-30T09:30:00"),
            Self::Offset => ("a date and time with offset", "1966-07-30T09:30:00Z"),
            Self::Zoned => ("a date and time with time zone", "1966-07-30T09:30:00+00:00[UTC]"),
            Self::TimeOfDay => ("a time of day", "09:30:00"),
            #[cfg(feature = "time")]
            Self::OfTime(of) => of.words(),
        }
    }

    /// Whether the format of a rule says how it is written.
    #[must_use]
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Text)
    }

    /// The same, of a value that a function of the service reads.
    #[must_use]
    pub const fn converted(self) -> Self {
        if self.is_text() { self } else { Self::Own }
    }

    /// Whether it is a date, alone or with a time.
    #[cfg(feature = "json")]
    pub(crate) const fn has_date(self) -> bool {
        match self {
            #[cfg(feature = "time")]
            Self::OfTime(OfTime::TimeOfDay) => false,
            _ => !matches!(self, Self::TimeOfDay),
        }
    }

    /// Whether a body may have it as a list.
    #[cfg(feature = "json")]
    pub(crate) const fn may_be_list(self) -> bool {
        match self {
            #[cfg(feature = "time")]
            Self::OfTime(_) => true,
            _ => matches!(self, Self::Own),
        }
    }

    /// The form in JSON Schema. RFC 3339, which the formats stand for, knows a time without offset as little as one in
    /// a named zone.
    #[cfg(feature = "json")]
    pub(crate) fn keywords(self, keywords: &mut Keywords<'_>) {
        const DATE: &str = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
        const TIME: &str = r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?";
        match self {
            Self::Date => keywords.add(Keyword::Formats(&["date"])),
            Self::Offset => keywords.add(Keyword::Formats(&["date-time"])),
            Self::DateTime => keywords.pattern(format_args!("^{DATE}[Tt ]{TIME}$")),
            Self::TimeOfDay => keywords.pattern(format_args!("^{TIME}$")),
            Self::Zoned => keywords.pattern(r"\[[^\]]+\]$"),
            Self::Text | Self::Own => return,
            #[cfg(feature = "time")]
            Self::OfTime(_) => return,
        };
    }

    /// Writes a phrase such as `a date as YYYY-MM-DD, such as 1966-07-30`.
    pub(crate) fn describe(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.words() {
            (name, "") => f.write_str(name),
            (name, example) => write!(f, "{name}, such as {example}"),
        }
    }
}

#[cfg(feature = "time")]
impl OfTime {
    fn words(self) -> (&'static str, &'static str) {
        match (self, reads_text()) {
            (Self::Date, true) => ("a date as YYYY-MM-DD", "1966-07-30"),
            (Self::Date, false) => ("a date as a list of the year and its day", "[1966, 211]"),
            (Self::DateTime, true) => ("a date and time without offset", "1966-07-30 09:30:00.0"),
            (Self::DateTime, false) => (
                "a date and time as a list of the year, its day, hours, minutes, seconds and nanoseconds",
                "[1966, 211, 9, 30, 0, 0]",
            ),
            (Self::Offset, true) => ("a date and time with offset", "1966-07-30 09:30:00.0 +00:00:00"),
            (Self::Offset, false) => (
                "a date and time as a list of the year, its day, hours, minutes, seconds, nanoseconds and the \
                 offset's hours, minutes and seconds",
                "[1966, 211, 9, 30, 0, 0, 0, 0, 0]",
            ),
            (Self::TimeOfDay, true) => ("a time of day", "09:30:00.0"),
            (Self::TimeOfDay, false) => {
                ("a time of day as a list of hours, minutes, seconds and nanoseconds", "[9, 30, 0, 0]")
            }
        }
    }
}

/// Whether `time` reads text: with its feature `serde-human-readable`, of which nothing else tells.
#[cfg(feature = "time")]
fn reads_text() -> bool {
    use serde::de::{Deserialize, IntoDeserializer, value::Error};

    let text: serde::de::value::StrDeserializer<'_, Error> = "1966-07-30".into_deserializer();
    time::Date::deserialize(text).is_ok()
}
