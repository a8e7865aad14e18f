//! Parses escapes and classes.

use super::charset::CharSet;
use super::cursor::Cursor;
use super::mistake::Mistake;
use super::property;

/// The meaning of an escape or of a member of a class.
pub(super) enum Escaped {
    Char(char),
    Set(CharSet),
}

/// The characters that may be escaped to mean themselves.
const SYNTAX: &str = "^$\\.*+?()[]{}|/";

/// The ends of a text in other languages, and here.
const ANCHORS: [(char, char); 3] = [('A', '^'), ('z', '$'), ('Z', '$')];

const CONTROLS: [(char, char); 5] = [('t', '\t'), ('n', '\n'), ('v', '\x0B'), ('f', '\x0C'), ('r', '\r')];

/// Parses the rest of an escape outside a class, behind its `\`.
pub(super) fn outside_class(cursor: &mut Cursor<'_>, start: usize) -> Result<Escaped, Mistake> {
    match cursor.peek() {
        Some('1'..='9') => {
            cursor.take(usize::MAX, |c| c.is_ascii_digit());
            Err(back_reference(cursor, start))
        }
        Some('k') => {
            if cursor.eat("k<") {
                cursor.take(usize::MAX, |c| c != '>');
            }
            let _ = cursor.eat(">") || cursor.eat("k");
            Err(back_reference(cursor, start))
        }
        _ => shared(cursor, start),
    }
}

fn back_reference(cursor: &Cursor<'_>, start: usize) -> Mistake {
    cursor.mistake(
        start,
        "back reference `{}` cannot be compiled to an automaton: \
         write the repeated part out as alternatives, or compare the parts in code",
    )
}

/// Parses the rest of a class, behind its `[`.
pub(super) fn class(cursor: &mut Cursor<'_>, start: usize) -> Result<CharSet, Mistake> {
    let opening = start..cursor.at();
    let negated = cursor.eat("^");
    let mut set = CharSet::default();
    while !cursor.eat("]") {
        if cursor.peek().is_none() {
            return Err(Mistake {
                at: Some(opening),
                message: "class `[` is not closed, expected `]`".to_owned(),
            });
        }
        member(cursor, &mut set)?;
    }
    Ok(if negated { set.negated() } else { set })
}

/// Parses one character, range or class escape.
fn member(cursor: &mut Cursor<'_>, set: &mut CharSet) -> Result<(), Mistake> {
    let start = cursor.at();
    let low = in_class(cursor)?;
    // A `-` at either end of the class is an ordinary character.
    let is_range = |rest: &str| rest.len() > 1 && rest.starts_with('-') && !rest.starts_with("-]");
    if !is_range(cursor.rest()) {
        match low {
            Escaped::Char(c) => set.add(c.into(), c.into()),
            Escaped::Set(other) => set.add_all(&other),
        }
        return Ok(());
    }
    cursor.eat("-");
    match (low, in_class(cursor)?) {
        (Escaped::Char(low), Escaped::Char(high)) if low <= high => {
            set.add(low.into(), high.into());
            Ok(())
        }
        (Escaped::Char(_), Escaped::Char(_)) => {
            Err(cursor.mistake(start, "range `{}` runs backwards, expected the smaller character first"))
        }
        _ => {
            Err(cursor
                .mistake(start, r"range `{}` has a class for an end, expected a character there, or `\-`"))
        }
    }
}

fn in_class(cursor: &mut Cursor<'_>) -> Result<Escaped, Mistake> {
    let start = cursor.at();
    match cursor.bump() {
        Some('\\') if cursor.eat("b") => Ok(Escaped::Char('\x08')),
        Some('\\') if cursor.eat("-") => Ok(Escaped::Char('-')),
        Some('\\') => shared(cursor, start),
        Some(c) => Ok(Escaped::Char(c)),
        None => Err(cursor.mistake(start, "class `[` is not closed, expected `]`")),
    }
}

/// Parses the escapes that mean the same inside and outside a class.
fn shared(cursor: &mut Cursor<'_>, start: usize) -> Result<Escaped, Mistake> {
    let Some(letter) = cursor.bump() else {
        return Err(cursor.mistake(start, r"`{}` escapes nothing, expected `\\`"));
    };
    if let Some(set) = CharSet::named(letter) {
        return Ok(Escaped::Set(set));
    }
    if let Some((_, c)) = CONTROLS.iter().find(|(name, _)| *name == letter) {
        return Ok(Escaped::Char(*c));
    }
    match letter {
        '0' => nul(cursor, start),
        'c' => control(cursor, start),
        'x' => two_digits(cursor, start),
        'u' => unicode(cursor, start),
        'p' | 'P' => return property::property(cursor, start, letter == 'P').map(Escaped::Set),
        _ if SYNTAX.contains(letter) => Ok(letter),
        _ => Err(unknown(cursor, start, letter)),
    }
    .map(Escaped::Char)
}

fn unknown(cursor: &Cursor<'_>, start: usize, letter: char) -> Mistake {
    let message = if let Some((_, look)) = ANCHORS.iter().find(|(name, _)| *name == letter) {
        format!("escape `{{}}` is not known, expected `{look}`")
    } else if letter.is_ascii_alphanumeric() {
        r"escape `{}` is not known, expected a known one, or `\\` for a backslash".to_owned()
    } else {
        format!("escape `{{}}` is not needed, expected `{}`", letter.escape_debug())
    };
    cursor.mistake(start, &message)
}

fn nul(cursor: &mut Cursor<'_>, start: usize) -> Result<char, Mistake> {
    if cursor.take(1, |c| c.is_ascii_digit()).is_empty() {
        return Ok('\0');
    }
    Err(cursor.mistake(start, r"octal escape `{}` is not known, expected `\xHH`"))
}

fn control(cursor: &mut Cursor<'_>, start: usize) -> Result<char, Mistake> {
    match cursor.take(1, |c| c.is_ascii_alphabetic()).bytes().next() {
        Some(letter) => Ok(char::from(letter % 32)),
        None => Err(cursor.mistake(start, r"control escape `{}` has no letter, expected `\cA` to `\cZ`")),
    }
}

fn two_digits(cursor: &mut Cursor<'_>, start: usize) -> Result<char, Mistake> {
    hex(cursor, 2)
        .and_then(char::from_u32)
        .ok_or_else(|| cursor.mistake(start, r"escape `{}` is not complete, expected `\xHH`"))
}

fn unicode(cursor: &mut Cursor<'_>, start: usize) -> Result<char, Mistake> {
    if cursor.eat("{") {
        return code_point(cursor, start);
    }
    let Some(unit) = hex(cursor, 4) else {
        return Err(cursor.mistake(start, r"escape `{}` is not complete, expected `\uHHHH` or `\u{H…}`"));
    };
    if !(0xD800..0xDC00).contains(&unit) || !cursor.rest().starts_with(r"\u") {
        return scalar(cursor, start, unit);
    }
    cursor.eat(r"\u");
    match hex(cursor, 4) {
        Some(low) if (0xDC00..0xE000).contains(&low) => {
            scalar(cursor, start, 0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
        }
        _ => scalar(cursor, start, unit),
    }
}

fn code_point(cursor: &mut Cursor<'_>, start: usize) -> Result<char, Mistake> {
    let digits = cursor.take(usize::MAX, |c| c.is_ascii_hexdigit());
    if digits.is_empty() || !cursor.eat("}") {
        return Err(cursor.mistake(start, r"escape `{}` is not complete, expected `\u{H…}`"));
    }
    // A number with too many digits for the type is past the last code point as well.
    let significant = digits.trim_start_matches('0');
    let value =
        u32::from_str_radix(significant, 16).unwrap_or(if significant.is_empty() { 0 } else { u32::MAX });
    scalar(cursor, start, value)
}

fn scalar(cursor: &Cursor<'_>, start: usize, value: u32) -> Result<char, Mistake> {
    char::from_u32(value).ok_or_else(|| {
        let message = if value > u32::from(char::MAX) {
            r"escape `{}` is past the last code point, expected at most `\u{10FFFF}`"
        } else {
            r"lone surrogate `{}` is in no text, expected a pair such as `\uD83D\uDE00`"
        };
        cursor.mistake(start, message)
    })
}

fn hex(cursor: &mut Cursor<'_>, count: usize) -> Option<u32> {
    let digits = cursor.take(count, |c| c.is_ascii_hexdigit());
    (digits.len() == count).then(|| u32::from_str_radix(digits, 16).ok())?
}
