//! What was meant by a value that is written as OData has none: a malformed UUID, text without quotes, `NULL`.

use super::{
    error::{Expected, Stop},
    hint::Hint,
    words::Operator,
};

const QUOTES: [char; 13] = [
    '\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}', '\u{201c}', '\u{201d}', '\u{201e}', '\u{ab}', '\u{bb}',
    '\u{2032}', '\u{2033}', '\u{b4}', '`',
];

/// An error of the grammar, by what was probably meant.
#[cold]
pub(super) fn sharpened(text: &str, stop: Stop) -> Stop {
    if is_in_uuid(text, stop.at).unwrap_or(false) {
        return Stop { hint: Some(Hint::Uuid), ..stop };
    }
    if stop.expected == Expected::Operator && is_in_date(text, stop.at).unwrap_or(false) {
        return Stop { hint: Some(Hint::Date), ..stop };
    }
    let (before, rest) = (text.get(..stop.at).unwrap_or(text), text.get(stop.at..).unwrap_or_default());
    if stop.expected == Expected::Operator && is_decimal_comma(before, rest) {
        return Stop { hint: Some(Hint::Point), ..stop };
    }
    if rest.starts_with(QUOTES) {
        return Stop { hint: Some(Hint::SingleQuotes), ..stop };
    }
    // A hyphen or `&` is more often part of a text than between fields.
    let is_free = match stop.hint {
        Some(Hint::Instead(_)) => rest.starts_with(['-', '&']),
        hint => !hint.is_some_and(Hint::is_question),
    };
    if is_free && stop.expected == Expected::Operator && ends_in_unquoted(before) {
        return Stop { hint: Some(Hint::SingleQuotes), ..stop };
    }
    stop
}

/// What was probably meant by an unknown name.
#[cold]
pub(super) fn by_name(text: &str, at: usize) -> Option<Hint> {
    let (before, rest) = (text.get(..at)?, text.get(at..)?);
    let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
    if ["null", "nil", "none", "undefined"].iter().any(|word| name.eq_ignore_ascii_case(word)) {
        return Some(Hint::Null);
    }
    is_compared(before).then_some(Hint::SingleQuotes)
}

/// Whether it is in something like a UUID with a character too few, too many, or not a digit.
fn is_in_uuid(text: &str, at: usize) -> Option<bool> {
    let run = run_around(text, at, |byte| byte.is_ascii_alphanumeric() || byte == b'-')?.as_bytes();
    let count = |is: fn(&u8) -> bool| run.iter().filter(|byte| is(byte)).count();
    let (hyphens, digits) = (count(|byte| *byte == b'-'), count(u8::is_ascii_digit));
    let others = run.len() - hyphens - count(u8::is_ascii_hexdigit);
    let has_groups = match hyphens {
        0 => (31..=33).contains(&run.len()),
        // It may end too early.
        1 | 2 => run.get(8) == Some(&b'-') && (14..=44).contains(&run.len()),
        _ => (20..=44).contains(&run.len()),
    };
    Some(has_groups && others <= 2 && digits >= 4)
}

/// Whether it is in what looks like a date that is written in another way: `30/APR/2024`, `1.5.2024`, `2024/05/01`.
fn is_in_date(text: &str, at: usize) -> Option<bool> {
    let is_separator = |c: char| matches!(c, '/' | '.' | '-');
    let run = run_around(text, at, |byte| byte.is_ascii_alphanumeric() || is_separator(byte.into()))?;
    let mut parts = run.split(is_separator);
    let (first, middle, last, None) = (parts.next()?, parts.next()?, parts.next()?, parts.next()) else {
        return None;
    };
    let is_number = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_month =
        is_number(middle, 2) || middle.len() >= 3 && middle.bytes().all(|byte| byte.is_ascii_alphabetic());
    Some(is_month && (is_number(first, 2) && is_number(last, 4) || is_number(first, 4) && is_number(last, 2)))
}

/// What stands around it, of such bytes.
fn run_around(text: &str, at: usize, is_part: impl Fn(u8) -> bool) -> Option<&str> {
    let (before, behind) = text.as_bytes().split_at_checked(at)?;
    let start = at - before.iter().rev().take_while(|byte| is_part(**byte)).count();
    let end = at + behind.iter().take_while(|byte| is_part(**byte)).count();
    text.get(start..end)
}

/// `1,5`
fn is_decimal_comma(before: &str, rest: &str) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    is_digit(before.as_bytes().last()) && rest.starts_with(',') && is_digit(rest.as_bytes().get(1))
}

/// Whether a word follows a comparison, like text without quotes: `name eq Ada `.
fn ends_in_unquoted(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\t']);
    let word = before.rsplit([' ', '\t', '(', ',']).next().unwrap_or(before);
    let is_word =
        word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_alphanumeric() || c == '_');
    is_word && is_compared(before.get(..before.len() - word.len()).unwrap_or_default())
}

fn is_compared(before: &str) -> bool {
    compared(before).is_some()
}

/// What stands before the comparison that ends here.
pub(super) fn compared(before: &str) -> Option<&str> {
    let before = before.trim_end_matches([' ', '\t', '(']);
    let (other, word) = before.rsplit_once([' ', '\t'])?;
    Operator::find(word).filter(|operator| !operator.is_arithmetic())?;
    other.trim_end_matches([' ', '\t']).rsplit([' ', '\t', '(']).next()
}
