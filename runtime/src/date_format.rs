//! How a date is spelled in text: reading and writing it, byte by byte.

use core::fmt;

use crate::{Fault, date::Date, keywords::Literally};

/// Prints the date as `30/JUL/1966`; width and fill apply.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        DateFormat::DD_MMM_YYYY.pad(*self, f)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests;

/// The longest format, in bytes.
const MAX_LEN: usize = 32;

const MONTHS: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// The months by the hash of their name, each as its number and the three letters.
static MONTH_OF_NAME: [u32; 16] = {
    let mut table = [0; 16];
    let mut month = 0_u32;
    while month < 12 {
        let Some(name) = MONTHS[month as usize].as_bytes().first_chunk() else { panic!("three letters") };
        let key = name_key(*name);
        assert!(table[name_slot(key)] == 0, "two names share a slot");
        month += 1;
        table[name_slot(key)] = key | month << 24;
    }
    table
};

/// The spelling of a date: `dd`, `MM` or `MMM`, and `YYYY` or `yyyy`, each once and in any order,
/// with any ASCII separators or none between and around them.
///
/// ```
/// use api_validate::{Date, DateFormat};
///
/// const ISO: DateFormat = DateFormat::new("yyyy-MM-dd").unwrap();
/// assert_eq!(ISO.parse("1966-07-30"), Date::new(1966, 7, 30));
/// assert_eq!(ISO.parse("1966-7-30"), None);
/// assert_eq!(ISO.parse("1966-07-32"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateFormat {
    text: &'static str,
    /// Offsets of the three fields.
    day: u8,
    month: u8,
    year: u8,
    /// `MMM`, not `MM`.
    named_month: bool,
    /// Bit n is set where byte n is a separator.
    separators: u32,
}

impl DateFormat {
    /// `dd/MMM/YYYY`, as in `30/JUL/1966`.
    pub const DD_MMM_YYYY: DateFormat = DateFormat {
        text: "dd/MMM/YYYY",
        day: 0,
        month: 3,
        year: 7,
        named_month: true,
        separators: 0b100_0100,
    };

    /// `YYYY-MM-dd`, as typed dates are read and shown: `1966-07-30`.
    pub(crate) const YYYY_MM_DD: DateFormat = DateFormat {
        text: "YYYY-MM-dd",
        day: 8,
        month: 5,
        year: 0,
        named_month: false,
        separators: 0b1001_0000,
    };

    /// Reads a format, or gives `None` if it is none: a part is missing, double or unknown, a
    /// separator is a letter, a digit or not ASCII, or the whole is longer than 32 bytes.
    ///
    /// ```
    /// use api_validate::DateFormat;
    ///
    /// assert!(DateFormat::new("yyyyMMdd").is_some());
    /// assert_eq!(DateFormat::new("dd/MM"), None);
    /// assert_eq!(DateFormat::new("dd/MM/yy"), None);
    /// assert_eq!(DateFormat::new("yyyy-MM-ddT"), None);
    /// ```
    #[must_use]
    pub const fn new(format: &'static str) -> Option<DateFormat> {
        let bytes = format.as_bytes();
        if bytes.len() > MAX_LEN {
            return None;
        }
        let mut parts = Parts { day: None, month: None, year: None, separators: 0 };
        let mut at = 0;
        while at < bytes.len() {
            let run = run_length(bytes, at);
            if !parts.add(bytes[at], run, at) {
                return None;
            }
            at += run;
        }
        parts.format(format)
    }

    /// The format as it was given, such as `dd/MMM/YYYY`.
    ///
    /// ```
    /// use api_validate::DateFormat;
    ///
    /// assert_eq!(DateFormat::DD_MMM_YYYY.as_str(), "dd/MMM/YYYY");
    /// ```
    #[inline]
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.text
    }

    /// Whether it spells the full date of RFC 3339, which is what JSON Schema's format `date` stands for.
    pub(crate) fn is_full_date(&self) -> bool {
        matches!(self.text, "YYYY-MM-dd" | "yyyy-MM-dd")
    }

    /// A regular expression of ECMAScript that each date of the format matches, and little else: a pattern does not
    /// know which month has 30 days.
    pub(crate) fn pattern(&self) -> impl fmt::Display {
        Pattern(*self)
    }

    /// What is wrong with text that begins with a date as RFC 3339 has it, if that is what is wrong.
    #[cold]
    pub(crate) fn iso_fault(text: &str) -> Fault {
        let date = text.get(..Self::YYYY_MM_DD.text.len()).unwrap_or_default();
        if Self::YYYY_MM_DD.parse(date).is_some() { Fault::NotADate } else { Self::YYYY_MM_DD.fault(date) }
    }

    /// Reads a date that is spelled exactly so: ASCII digits, a two-digit day and month, an
    /// English three-letter month in any letter case, a year from 0001 to 9999, no sign and no
    /// blanks. `None` for anything else, and for a day that the month does not have.
    ///
    /// ```
    /// use api_validate::{Date, DateFormat};
    ///
    /// let format = DateFormat::DD_MMM_YYYY;
    /// assert_eq!(format.parse("30/Jul/1966"), Date::new(1966, 7, 30));
    /// assert_eq!(format.parse("30/JULY/1966"), None);
    /// assert_eq!(format.parse("31/APR/2024"), None);
    /// ```
    #[allow(
        clippy::inline_always,
        reason = "inlined, a constant format folds away; called, it costs four times as much"
    )]
    #[inline(always)]
    #[must_use]
    pub fn parse(&self, text: &str) -> Option<Date> {
        let (year, month, day) = self.numbers(text)?;
        Date::new(year, month, day)
    }

    /// What is wrong with text that is not a date of this format.
    #[cold]
    #[inline(never)]
    pub(crate) fn fault(&self, text: &str) -> Fault {
        if self.numbers(text).is_some() { Fault::NoSuchDay } else { Fault::NotADate }
    }

    /// The year, the month and the day, whether there is such a day or not.
    #[allow(clippy::inline_always, reason = "as `parse`")]
    #[inline(always)]
    fn numbers(&self, text: &str) -> Option<(u16, u8, u8)> {
        let bytes = text.as_bytes();
        if bytes.len() != self.text.len() || !self.has_separators(bytes) {
            return None;
        }
        let [century, year] = pairs(window(bytes, self.year)?)?;
        let [month, day] = if self.named_month {
            let [_, day] = pairs(beside_zeros(window(bytes, self.day)?))?;
            [named_month(window(bytes, self.month)?)?, day]
        } else {
            let ([m1, m2], [d1, d2]) = (window(bytes, self.month)?, window(bytes, self.day)?);
            pairs([m1, m2, d1, d2])?
        };
        Some((u16::from(century) * 100 + u16::from(year), month, day))
    }

    /// Writes a date in this format, a named month in upper case.
    ///
    /// ```
    /// use api_validate::{Date, DateFormat};
    /// use std::fmt;
    ///
    /// struct Iso(Date);
    /// impl fmt::Display for Iso {
    ///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    ///         DateFormat::new("yyyy-MM-dd").unwrap().write(self.0, f)
    ///     }
    /// }
    /// assert_eq!(Iso(Date::MIN).to_string(), "0001-01-01");
    /// ```
    ///
    /// # Errors
    ///
    /// Only those of the formatter.
    pub fn write(&self, date: Date, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.render(date, &mut [0; MAX_LEN])?)
    }

    /// As [`DateFormat::write`], with the formatter's width and fill.
    pub(crate) fn pad(&self, date: Date, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.render(date, &mut [0; MAX_LEN])?)
    }

    fn render<'a>(&self, date: Date, buffer: &'a mut [u8; MAX_LEN]) -> Result<&'a str, fmt::Error> {
        let out = buffer.get_mut(..self.text.len()).ok_or(fmt::Error)?;
        out.copy_from_slice(self.text.as_bytes());
        let [century, year] = [date.year() / 100, date.year() % 100];
        put(out, self.year, &decimal(century));
        put(out, self.year + 2, &decimal(year));
        put(out, self.day, &decimal(date.day().into()));
        if self.named_month {
            let name = MONTHS.get(usize::from(date.month()) - 1).ok_or(fmt::Error)?;
            put(out, self.month, name.as_bytes());
        } else {
            put(out, self.month, &decimal(date.month().into()));
        }
        core::str::from_utf8(out).map_err(|_| fmt::Error)
    }

    /// For a constant format the loop unrolls, and only the separators' comparisons remain.
    #[inline]
    fn has_separators(&self, bytes: &[u8]) -> bool {
        let mut same = true;
        for (at, (wanted, found)) in self.text.bytes().zip(bytes).enumerate() {
            if self.separators >> at & 1 == 1 {
                same &= wanted == *found;
            }
        }
        same
    }
}

/// The parts of a format in their order, as a regular expression.
struct Pattern(DateFormat);

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("^")?;
        let mut at = 0;
        while let Some(rest) = self.0.text.get(at..).filter(|rest| !rest.is_empty()) {
            at += self.write_part(at, rest, f)?;
        }
        f.write_str("$")
    }
}

impl Pattern {
    /// Writes what is at this offset, and tells its length.
    fn write_part(
        &self,
        at: usize,
        rest: &'static str,
        f: &mut fmt::Formatter<'_>,
    ) -> Result<usize, fmt::Error> {
        let is = |offset: u8| usize::from(offset) == at;
        if is(self.0.day) {
            f.write_str("(0[1-9]|[12][0-9]|3[01])").map(|()| 2)
        } else if is(self.0.year) {
            f.write_str("[0-9]{4}").map(|()| 4)
        } else if !is(self.0.month) {
            let separator = rest.get(..1).unwrap_or_default();
            write!(f, "{}", Literally(separator)).map(|()| 1)
        } else if self.0.named_month {
            write_months(f).map(|()| 3)
        } else {
            f.write_str("(0[1-9]|1[0-2])").map(|()| 2)
        }
    }
}

/// The months' names in any letter case: `([Jj][Aa][Nn]|…)`.
fn write_months(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (position, month) in MONTHS.iter().enumerate() {
        f.write_str(if position == 0 { "(" } else { "|" })?;
        for letter in month.chars() {
            write!(f, "[{letter}{}]", letter.to_ascii_lowercase())?;
        }
    }
    f.write_str(")")
}

/// What has been found of a format.
struct Parts {
    day: Option<u8>,
    /// With the length of the part.
    month: Option<(u8, usize)>,
    year: Option<u8>,
    separators: u32,
}

impl Parts {
    /// Notes a run of equal bytes; false if it fits no format.
    #[allow(clippy::cast_possible_truncation, reason = "a format is no longer than 32 bytes")]
    const fn add(&mut self, byte: u8, run: usize, at: usize) -> bool {
        match (byte, run) {
            (b'd', 2) if self.day.is_none() => self.day = Some(at as u8),
            (b'M', 2 | 3) if self.month.is_none() => self.month = Some((at as u8, run)),
            (b'Y' | b'y', 4) if self.year.is_none() => self.year = Some(at as u8),
            _ if byte.is_ascii() && !byte.is_ascii_alphanumeric() => {
                // Shifted twice, as a run of 32 would not fit in one shift.
                self.separators |= (!(u32::MAX << (run - 1) << 1)) << at;
            }
            _ => return false,
        }
        true
    }

    const fn format(self, text: &'static str) -> Option<DateFormat> {
        let (Some(day), Some((month, letters)), Some(year)) = (self.day, self.month, self.year) else {
            return None;
        };
        let separators = self.separators;
        Some(DateFormat { text, day, month, year, named_month: letters == 3, separators })
    }
}

/// How many bytes from here on equal the first.
const fn run_length(bytes: &[u8], from: usize) -> usize {
    let mut end = from + 1;
    while end < bytes.len() && bytes[end] == bytes[from] {
        end += 1;
    }
    end - from
}

/// The bytes at an offset.
#[inline]
fn window<const N: usize>(bytes: &[u8], at: u8) -> Option<[u8; N]> {
    bytes.get(usize::from(at)..)?.first_chunk().copied()
}

/// The values of four digits, two and two; all at once, a digit in each byte of a word.
#[inline]
fn pairs(digits: [u8; 4]) -> Option<[u8; 2]> {
    // What was no digit is over 9 now: either it has its high bit, or gets it with 0x76 added.
    let values = u32::from_le_bytes(digits) ^ 0x3030_3030;
    if (values | values.wrapping_add(0x7676_7676)) & 0x8080_8080 != 0 {
        return None;
    }
    let [first, _, second, _] = (values * 10 + (values >> 8)).to_le_bytes();
    Some([first, second])
}

#[inline]
fn beside_zeros([tens, ones]: [u8; 2]) -> [u8; 4] {
    [b'0', b'0', tens, ones]
}

/// The number of an English month, in any letter case.
#[inline]
fn named_month(name: [u8; 3]) -> Option<u8> {
    let key = name_key(name);
    let entry = MONTH_OF_NAME[name_slot(key)];
    (entry & 0x00FF_FFFF == key).then_some(entry.to_le_bytes()[3])
}

/// A month's name without its case; the bit that is set turns nothing but a letter's other case
/// into that letter.
#[inline]
const fn name_key([first, second, third]: [u8; 3]) -> u32 {
    u32::from_le_bytes([first | 0x20, second | 0x20, third | 0x20, 0])
}

/// Where the table would hold a name. The factor is the least that keeps the twelve apart.
#[inline]
const fn name_slot(key: u32) -> usize {
    (key.wrapping_mul(61) >> 15 & 15) as usize
}

/// The last two digits.
#[allow(clippy::cast_possible_truncation, reason = "a remainder of ten")]
fn decimal(value: u16) -> [u8; 2] {
    [b'0' + (value / 10 % 10) as u8, b'0' + (value % 10) as u8]
}

/// Overwrites the bytes at an offset.
fn put(out: &mut [u8], at: u8, bytes: &[u8]) {
    for (slot, byte) in out.iter_mut().skip(at.into()).zip(bytes) {
        *slot = *byte;
    }
}
