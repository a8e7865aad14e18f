//! How a date is written in a request: in a rule's format, or as its type has it.

use core::fmt;

use crate::Param;
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
    pub(crate) fn named(self) -> (DateName, &'static str) {
        match self {
            Self::Text | Self::Own => (DateName::Date, ""),
            Self::Date => (DateName::YearMonthDay, "1966-07-30"),
            Self::DateTime => (DateName::DateTime, "1966-07-30T09:30:00"),
            Self::Offset => (DateName::Offset, "1966-07-30T09:30:00Z"),
            Self::Zoned => (DateName::Zoned, "1966-07-30T09:30:00+00:00[UTC]"),
            Self::TimeOfDay => (DateName::TimeOfDay, "09:30:00"),
            #[cfg(feature = "time")]
            Self::OfTime(of) => of.named(),
        }
    }

    /// Hands the parameters by which a locale names it to `visit`.
    pub(crate) fn params(self, visit: &mut dyn FnMut(&'static str, Param)) {
        let (name, example) = self.named();
        visit("type", Param::Text(name.word()));
        if !example.is_empty() {
            visit("example", Param::Text(example));
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

    /// Whether it begins with a date such as `1966-07-30`.
    #[cfg(feature = "json")]
    pub(crate) const fn is_iso(self) -> bool {
        matches!(self, Self::Date | Self::DateTime | Self::Offset | Self::Zoned)
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

    /// Writes a phrase such as `a date as YYYY-MM-dd, such as 1966-07-30`.
    pub(crate) fn describe(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.named() {
            (name, "") => f.write_str(name.phrase()),
            (name, example) => write!(f, "{}, such as {example}", name.phrase()),
        }
    }
}

/// What a form is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateName {
    /// A date; nobody says how it is written.
    Date,
    YearMonthDay,
    DateTime,
    Offset,
    Zoned,
    TimeOfDay,
    #[cfg(feature = "time")]
    DateList,
    #[cfg(feature = "time")]
    DateTimeList,
    #[cfg(feature = "time")]
    OffsetList,
    #[cfg(feature = "time")]
    TimeList,
}

impl DateName {
    #[cfg(any(feature = "locale-de", feature = "locale-fr"))]
    const ALL: &[Self] = &[
        Self::Date,
        Self::YearMonthDay,
        Self::DateTime,
        Self::Offset,
        Self::Zoned,
        Self::TimeOfDay,
        #[cfg(feature = "time")]
        Self::DateList,
        #[cfg(feature = "time")]
        Self::DateTimeList,
        #[cfg(feature = "time")]
        Self::OffsetList,
        #[cfg(feature = "time")]
        Self::TimeList,
    ];

    /// The one that the parameter `type` names.
    #[cfg(any(feature = "locale-de", feature = "locale-fr"))]
    pub(crate) fn find(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|name| name.word() == word)
    }

    fn phrase(self) -> &'static str {
        match self {
            Self::Date => "a date",
            Self::YearMonthDay => "a date as YYYY-MM-dd",
            Self::DateTime => "a date and time without offset",
            Self::Offset => "a date and time with offset",
            Self::Zoned => "a date and time with time zone",
            Self::TimeOfDay => "a time of day",
            #[cfg(feature = "time")]
            Self::DateList => "a date as a list of the year and its day",
            #[cfg(feature = "time")]
            Self::DateTimeList => {
                "a date and time as a list of the year, its day, hours, minutes, seconds and nanoseconds"
            }
            #[cfg(feature = "time")]
            Self::OffsetList => {
                "a date and time as a list of the year, its day, hours, minutes, seconds, nanoseconds and the \
                 offset's hours, minutes and seconds"
            }
            #[cfg(feature = "time")]
            Self::TimeList => "a time of day as a list of hours, minutes, seconds and nanoseconds",
        }
    }

    /// The parameter `type` of a record.
    const fn word(self) -> &'static str {
        match self {
            Self::Date => "own_date",
            Self::YearMonthDay => "date",
            Self::DateTime => "date_time",
            Self::Offset => "date_time_offset",
            Self::Zoned => "date_time_zone",
            Self::TimeOfDay => "time",
            #[cfg(feature = "time")]
            Self::DateList => "date_list",
            #[cfg(feature = "time")]
            Self::DateTimeList => "date_time_list",
            #[cfg(feature = "time")]
            Self::OffsetList => "date_time_offset_list",
            #[cfg(feature = "time")]
            Self::TimeList => "time_list",
        }
    }
}

#[cfg(feature = "time")]
impl OfTime {
    fn named(self) -> (DateName, &'static str) {
        match (self, reads_text()) {
            (Self::Date, true) => (DateName::YearMonthDay, "1966-07-30"),
            (Self::Date, false) => (DateName::DateList, "[1966, 211]"),
            (Self::DateTime, true) => (DateName::DateTime, "1966-07-30 09:30:00.0"),
            (Self::DateTime, false) => (DateName::DateTimeList, "[1966, 211, 9, 30, 0, 0]"),
            (Self::Offset, true) => (DateName::Offset, "1966-07-30 09:30:00.0 +00:00:00"),
            (Self::Offset, false) => (DateName::OffsetList, "[1966, 211, 9, 30, 0, 0, 0, 0, 0]"),
            (Self::TimeOfDay, true) => (DateName::TimeOfDay, "09:30:00.0"),
            (Self::TimeOfDay, false) => (DateName::TimeList, "[9, 30, 0, 0]"),
        }
    }
}

/// Whether `time` reads text: it does with its feature `serde-human-readable`, which shows nowhere else.
#[cfg(feature = "time")]
fn reads_text() -> bool {
    use serde::de::{Deserialize, IntoDeserializer, value::Error};

    let text: serde::de::value::StrDeserializer<'_, Error> = "1966-07-30".into_deserializer();
    time::Date::deserialize(text).is_ok()
}
