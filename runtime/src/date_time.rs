//! An instant: what the rule `date_time` reads, compares and prints.

use core::fmt;

use crate::{Date, DateFormat, formats::rfc3339};

const DAY: i64 = 24 * 60 * 60;

/// An instant, as precise as it was written.
///
/// Instants order by time, whatever their offsets, and print in UTC. A leap second comes between its neighbours.
///
/// ```
/// use api_validate::DateTime;
///
/// let start = DateTime::parse("1966-07-30T15:00:00+01:00").unwrap();
/// assert_eq!(start.to_string(), "1966-07-30T14:00:00Z");
/// assert!(start < DateTime::parse("1966-07-30T14:00:00.000000000001Z").unwrap());
/// assert_eq!(DateTime::parse("1966-07-30T15:00:00"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime<'a> {
    seconds: i64,
    /// In a leap second, a billion and more.
    nanosecond: u32,
    /// Further digits, without zeros at the end.
    more: &'a [u8],
}

impl<'a> DateTime<'a> {
    /// The instant that shows how one is written.
    pub(crate) const EXAMPLE: &'static str = "1966-07-30T15:00:00Z";

    /// Reads a `date-time` of RFC 3339 §5.6: a date of the calendar, a time with seconds, and an offset from UTC.
    ///
    /// A fraction of a second may have any length. The second 60 is accepted at 23:59 in UTC, and nowhere else.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let (day, time) = rfc3339::date_time(text)?;
        let (first, more) = time.fraction.split_at(time.fraction.len().min(9));
        let digits = first.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
        let missing = 9 - u32::try_from(first.len()).unwrap_or(9);
        let nanosecond = digits * 10_u32.pow(missing) + if time.is_leap { 1_000_000_000 } else { 0 };
        let end = more.iter().rposition(|digit| *digit != b'0').map_or(0, |last| last + 1);
        Some(Self {
            seconds: day * DAY + time.seconds,
            nanosecond,
            more: more.get(..end).unwrap_or_default(),
        })
    }

    /// The instant that lies so many seconds after 1970 began in UTC, and so many nanoseconds more. A billion
    /// nanoseconds and more are those of a leap second.
    ///
    /// ```
    /// use api_validate::DateTime;
    ///
    /// assert_eq!(DateTime::from_unix(-1, 500_000_000).to_string(), "1969-12-31T23:59:59.5Z");
    /// ```
    #[must_use]
    pub const fn from_unix(seconds: i64, nanosecond: u32) -> Self {
        Self { seconds, nanosecond, more: &[] }
    }

    /// Its date in UTC, at most [`Date::MAX`] and at least [`Date::MIN`].
    pub(crate) fn utc_date(self) -> Date {
        let date = Date::from_unix_days(self.seconds.div_euclid(DAY));
        date.unwrap_or(if self.seconds < 0 { Date::MIN } else { Date::MAX })
    }

    /// The system's time.
    #[cfg(feature = "std")]
    pub(crate) fn of_system() -> Self {
        let since = |time: core::time::Duration| {
            (i64::try_from(time.as_secs()).unwrap_or(i64::MAX), time.subsec_nanos())
        };
        match std::time::SystemTime::now().duration_since(std::time::SystemTime::UNIX_EPOCH) {
            Ok(after) => {
                let (seconds, nanosecond) = since(after);
                Self::from_unix(seconds, nanosecond)
            }
            Err(before) => match since(before.duration()) {
                (seconds, 0) => Self::from_unix(-seconds, 0),
                (seconds, nanos) => Self::from_unix(-seconds - 1, 1_000_000_000 - nanos),
            },
        }
    }
}

/// Prints the instant in UTC, such as `1966-07-30T14:00:00Z`.
impl fmt::Display for DateTime<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_leap = self.nanosecond >= 1_000_000_000;
        let time = self.seconds.rem_euclid(DAY);
        DateFormat::YYYY_MM_DD.write(self.utc_date(), f)?;
        write!(f, "T{:02}:{:02}:{:02}", time / 3600, time / 60 % 60, time % 60 + i64::from(is_leap))?;
        self.write_fraction(f)?;
        f.write_str("Z")
    }
}

impl DateTime<'_> {
    fn write_fraction(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.nanosecond % 1_000_000_000;
        if rest == 0 && self.more.is_empty() {
            return Ok(());
        }
        f.write_str(".")?;
        let mut place = 100_000_000;
        while place > 0 && (rest > 0 || !self.more.is_empty()) {
            write!(f, "{}", rest / place)?;
            rest %= place;
            place /= 10;
        }
        f.write_str(core::str::from_utf8(self.more).unwrap_or_default())
    }
}

impl fmt::Debug for DateTime<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// An inclusive bound of a date and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateTimeBound {
    /// This instant.
    At(DateTime<'static>),
    /// The instant at which the check looks at the clock.
    Now,
}

/// `1966-07-30T14:00:00Z`, or `now`.
impl fmt::Display for DateTimeBound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(at) => write!(f, "{at}"),
            Self::Now => f.write_str("now"),
        }
    }
}
