//! What a literal says.

use alloc::{borrow::Cow, string::String};

use super::literal::LiteralKind;
use crate::Date;

/// A literal value. Each is known to be of its form; numbers and dates stand as they were written.
///
/// ```
/// use api_validate::filter::{Filter, Kind, Literal};
///
/// let filter: Filter = "name eq 'O''Neil'".parse().unwrap();
/// let Kind::Binary(_, _, name) = filter.root().kind() else { panic!() };
/// assert_eq!(name.literal(), Some(Literal::Text("O'Neil".into())));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Literal<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// `-12.5e3`, or `INF`, `-INF` and `NaN`.
    Number(&'a str),
    /// The text itself, without its quotes and escapes.
    Text(Cow<'a, str>),
    /// `01234567-89ab-cdef-0123-456789abcdef`
    Guid(&'a str),
    /// `2024-12-31`, a real day. See [`Literal::date`].
    Date(&'a str),
    /// `2024-12-31T23:59:59.5+02:00`; seconds may be absent.
    DateTime(&'a str),
    /// `23:59:59.5`; seconds may be absent.
    Time(&'a str),
    /// `P1DT12H`
    Duration(&'a str),
    /// Bytes in base64url.
    Binary(&'a str),
    /// `Namespace.Color'Red,Green'`
    Enum {
        /// `Namespace.Color`, if it was written.
        of: Option<&'a str>,
        /// `Red,Green`: names or numbers.
        members: &'a str,
    },
    /// `SRID=4326;Point(1.5 2.5)`
    Geography(&'a str),
    /// `SRID=0;Point(1.5 2.5)`
    Geometry(&'a str),
}

impl<'a> Literal<'a> {
    pub(super) fn new(kind: LiteralKind, text: &'a str) -> Self {
        let (prefix, quoted) = text.split_once('\'').unwrap_or(("", text));
        let inner = quoted.strip_suffix('\'').unwrap_or(quoted);
        match kind {
            LiteralKind::Null => Self::Null,
            LiteralKind::True => Self::Bool(true),
            LiteralKind::False => Self::Bool(false),
            LiteralKind::Number => Self::Number(text),
            LiteralKind::Text if inner.contains('\'') => Self::Text(inner.replace("''", "'").into()),
            LiteralKind::Text => Self::Text(inner.into()),
            LiteralKind::JsonText => Self::Text(json(text)),
            LiteralKind::Guid => Self::Guid(text),
            LiteralKind::Date => Self::Date(text),
            LiteralKind::DateTime => Self::DateTime(text),
            LiteralKind::Time => Self::Time(text),
            LiteralKind::Duration => Self::Duration(inner),
            LiteralKind::Binary => Self::Binary(inner),
            LiteralKind::Enum => Self::Enum { of: (!prefix.is_empty()).then_some(prefix), members: inner },
            LiteralKind::Geography => Self::Geography(inner),
            LiteralKind::Geometry => Self::Geometry(inner),
        }
    }

    /// The day of a date; none of the years before 1 and after 9999.
    pub fn date(&self) -> Option<Date> {
        let Self::Date(text) = self else { return None };
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }
}

/// The text of JSON's string: half of a surrogate pair becomes U+FFFD.
pub(super) fn json(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    let Some(first) = text.find('\\') else { return Cow::Borrowed(text) };
    let (plain, mut rest) = text.split_at(first);
    let mut out = String::from(plain);
    while let Some(at) = rest.find('\\') {
        let (plain, escaped) = rest.split_at(at);
        out.push_str(plain);
        rest = unescape(escaped, &mut out);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Writes what an escape stands for, and gives what is behind it.
fn unescape<'a>(escaped: &'a str, out: &mut String) -> &'a str {
    let behind = |length: usize| escaped.get(length..).unwrap_or_default();
    let letter = escaped.chars().nth(1).unwrap_or('\\');
    if letter != 'u' {
        out.push(match letter {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            letter => letter,
        });
        return behind(1 + letter.len_utf8());
    }
    let first = hex(escaped);
    if let (0xd800..=0xdbff, low @ 0xdc00..=0xdfff) = (first, hex(behind(6))) {
        let code = 0x1_0000 + ((first - 0xd800) << 10) + (low - 0xdc00);
        out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
        return behind(12);
    }
    out.push(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
    behind(6)
}

/// The number of `\uXXXX`, or 0 without one: 0 is not half of a pair.
fn hex(escape: &str) -> u32 {
    let digits = escape.strip_prefix("\\u").and_then(|rest| rest.get(..4));
    digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0)
}
