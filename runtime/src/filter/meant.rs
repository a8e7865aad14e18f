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
    let (before, rest) = (text.get(..stop.at).unwrap_or(text), text.get(stop.at..).unwrap_or_default());
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
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    let (before, behind) = text.as_bytes().split_at_checked(at)?;
    let start = at - before.iter().rev().take_while(|byte| is_part(byte)).count();
    let end = at + behind.iter().take_while(|byte| is_part(byte)).count();
    let run = text.as_bytes().get(start..end)?;
    let count = |is: fn(&u8) -> bool| run.iter().filter(|byte| is(byte)).count();
    let (hyphens, digits) = (count(|byte| *byte == b'-'), count(u8::is_ascii_digit));
    let others = run.len() - hyphens - count(u8::is_ascii_hexdigit);
    let has_groups = hyphens >= 3 || hyphens == 0 && (31..=33).contains(&run.len());
    Some((28..=44).contains(&run.len()) && others <= 2 && digits >= 4 && has_groups)
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
    let before = before.trim_end_matches([' ', '\t', '(']);
    let word = before.rsplit([' ', '\t']).next().unwrap_or(before);
    Operator::find(word).is_some_and(|operator| !operator.is_arithmetic())
}
