//! Dates and times of RFC 3339: the productions `date-time` and `full-time` of its §5.6.

use crate::{Date, DateFormat};

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// A time of day in UTC, and which day it is on, seen from the day that is written.
pub(crate) struct Time<'a> {
    /// Counted from the midnight, in UTC, of the day that is written.
    pub(crate) seconds: i64,
    /// Whether it is the second behind the last one of a day.
    pub(crate) is_leap: bool,
    /// The digits behind the point.
    pub(crate) fraction: &'a [u8],
}

/// Reads a `full-time`: seconds and an offset are needed, and a second 60 is the last one of a day in UTC.
pub(crate) fn time(text: &[u8]) -> Option<Time<'_>> {
    let (clock, rest) = text.split_first_chunk::<8>()?;
    let [h1, h2, b':', m1, m2, b':', s1, s2] = *clock else { return None };
    let (hour, minute, second) = (two(h1, h2, 23)?, two(m1, m2, 59)?, two(s1, s2, 60)?);
    let (fraction, offset) = fraction(rest)?;
    let is_leap = second == 60;
    let seconds = hour * 3600 + minute * 60 + second - i64::from(is_leap) - self::offset(offset)?;
    (!is_leap || seconds.rem_euclid(DAY) == DAY - 1).then_some(Time { seconds, is_leap, fraction })
}

/// Reads a `date-time`: a day, counted from 01/JAN/1970, and a time of it.
pub(crate) fn date_time(text: &str) -> Option<(i64, Time<'_>)> {
    let (date, rest) = text.as_bytes().split_first_chunk::<10>()?;
    let [b'T' | b't', time @ ..] = rest else { return None };
    Some((unix_day(core::str::from_utf8(date).ok()?)?, self::time(time)?))
}

/// Tells whether `text` is a `full-time`.
pub(crate) fn is_time(text: &str) -> bool {
    time(text.as_bytes()).is_some()
}

/// RFC 3339 §1 has the year 0000, which `Date` has not. The calendar repeats after 400 years.
fn unix_day(date: &str) -> Option<i64> {
    const DAYS_IN_400_YEARS: i64 = 146_097;
    match (DateFormat::YYYY_MM_DD.parse(date), date.strip_prefix("0000-")) {
        (Some(date), _) => Some(date.unix_days()),
        (None, Some(rest)) => {
            let [m1, m2, b'-', d1, d2] = *rest.as_bytes() else { return None };
            let (month, day) = (two(m1, m2, 12)?, two(d1, d2, 31)?);
            let date = Date::new(400, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
            Some(date.unix_days() - DAYS_IN_400_YEARS)
        }
        (None, None) => None,
    }
}

/// A number of two digits, up to `max`.
fn two(tens: u8, ones: u8, max: i64) -> Option<i64> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i64::from(byte - b'0'));
    let number = digit(tens)? * 10 + digit(ones)?;
    (number <= max).then_some(number)
}

/// The digits behind a point, of which there is at least one, and what follows.
fn fraction(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let [b'.', digits @ ..] = text else { return Some((&[], text)) };
    let count = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (count > 0).then(|| digits.split_at(count))
}

/// Seconds by which a local time is ahead of UTC.
fn offset(text: &[u8]) -> Option<i64> {
    let (sign, h1, h2, m1, m2) = match *text {
        [b'Z' | b'z'] => return Some(0),
        [b'+', h1, h2, b':', m1, m2] => (1, h1, h2, m1, m2),
        [b'-', h1, h2, b':', m1, m2] => (-1, h1, h2, m1, m2),
        _ => return None,
    };
    Some(sign * (two(h1, h2, 23)? * 3600 + two(m1, m2, 59)? * 60))
}

/// `full-time` as a regular expression of ECMAScript, but for when a second is 60. It has no anchor at its start.
pub(crate) const TIME_PATTERN: &str = concat!(
    "([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)",
    r"(\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$",
);

/// `full-date` as a regular expression of ECMAScript, leap years and all. It has no anchors.
pub(crate) const DATE_PATTERN: &str = concat!(
    "([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))",
    "|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)",
);
