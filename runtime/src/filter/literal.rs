//! Literal values: where they end, and whether they are what they seem.

use super::{
    error::{Expected, Stop},
    hint::Hint,
    scan::{Name, Scan, Scanned, Span},
};

/// What a literal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LiteralKind {
    Null,
    True,
    False,
    /// With a fraction and an exponent, or `INF`, `-INF` and `NaN`.
    Number,
    /// In single quotes.
    Text,
    /// In double quotes: inside of arrays and objects.
    JsonText,
    Guid,
    Date,
    DateTime,
    Time,
    Duration,
    Binary,
    /// `Namespace.Type'Member'`, and behind `has` without the type.
    Enum,
    Geography,
    Geometry,
}

/// A literal, with its prefix and quotes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Literal {
    pub(super) kind: LiteralKind,
    pub(super) span: Span,
}

impl Scan<'_> {
    /// Reads a literal; where none begins, nothing is read.
    pub(super) fn literal(&mut self) -> Scanned<Option<Literal>> {
        let start = self.at;
        let kind = match self.peek() {
            Some(b'\'') => self.quoted().map(|_| Some(LiteralKind::Text))?,
            Some(b'0'..=b'9' | b'+' | b'-') => self.numeric()?,
            _ if self.begins_name() => {
                let name = self.qualified()?;
                self.word(name)?
            }
            _ => None,
        };
        if kind.is_none() {
            self.at = start;
        }
        Ok(kind.map(|kind| Literal { kind, span: Span::new(start, self.at) }))
    }

    /// The literal that begins with a name, which was just read.
    pub(super) fn word(&mut self, name: Name) -> Scanned<Option<LiteralKind>> {
        let word = name.span.of(self.text);
        match self.peek() {
            Some(b'\'') => return self.prefixed(name).map(Some),
            Some(b'-') if word.len() == 8 => {
                self.at = name.span.start as usize;
                return Ok(self.guid().then_some(LiteralKind::Guid));
            }
            // They are values only where no path goes on.
            Some(b'/' | b'(') => return Ok(None),
            _ => {}
        }
        Ok(match word {
            _ if name.is_qualified => None,
            "null" => Some(LiteralKind::Null),
            "NaN" | "INF" => Some(LiteralKind::Number),
            _ if word.eq_ignore_ascii_case("true") => Some(LiteralKind::True),
            _ if word.eq_ignore_ascii_case("false") => Some(LiteralKind::False),
            _ => None,
        })
    }

    fn prefixed(&mut self, name: Name) -> Scanned<LiteralKind> {
        let prefix = name.span.of(self.text);
        if name.is_qualified {
            return self.members().map(|()| LiteralKind::Enum);
        }
        let is = |word| prefix.eq_ignore_ascii_case(word);
        if is("duration") {
            self.judged(LiteralKind::Duration, Expected::Duration, Scan::duration)
        } else if is("binary") {
            self.judged(LiteralKind::Binary, Expected::Binary, Scan::binary)
        } else if is("geography") {
            self.judged(LiteralKind::Geography, Expected::Geo, Scan::geo)
        } else if is("geometry") {
            self.judged(LiteralKind::Geometry, Expected::Geo, Scan::geo)
        } else {
            Err(unknown_prefix(name.span, self, prefix))
        }
    }

    /// Quoted text must be read to the closing quote.
    fn judged(
        &mut self,
        kind: LiteralKind,
        expected: Expected,
        read: impl FnOnce(&mut Self) -> Scanned<()>,
    ) -> Scanned<LiteralKind> {
        self.at += 1;
        read(self)?;
        self.expect(b'\'', expected)?;
        Ok(kind)
    }

    /// The members of an enumeration, in quotes: `'Red,Green'`, or their numbers.
    pub(super) fn members(&mut self) -> Scanned<()> {
        self.expect(b'\'', Expected::Enum)?;
        loop {
            if self.begins_name() {
                self.name()?;
            } else {
                let _sign = self.eat(b'+') || self.eat(b'-');
                let start = self.at;
                if !(1..=19).contains(&self.digits()) {
                    return Err(Stop::new(start, Expected::Enum));
                }
            }
            if !self.eat(b',') {
                return self.expect(b'\'', Expected::Enum);
            }
        }
    }

    /// What begins with a digit or a sign.
    fn numeric(&mut self) -> Scanned<Option<LiteralKind>> {
        let start = self.at;
        if self.eat(b'-') {
            if self.rest().starts_with("INF") {
                let word = self.name()?.of(self.text);
                // As with `null`, it is a value only where no path goes on.
                let is_value = word == "INF" && !matches!(self.peek(), Some(b'/' | b'('));
                return Ok(is_value.then_some(LiteralKind::Number));
            }
            // Only numbers and years have a sign: in front of a GUID it is the operator.
            if self.guid() {
                return Ok(None);
            }
        } else if !self.eat(b'+') && self.guid() {
            return Ok(Some(LiteralKind::Guid));
        }
        let (sign, digits) = (self.at > start, self.digits());
        match (digits, self.peek()) {
            (0, _) if self.text.as_bytes().get(start) == Some(&b'-') => Ok(None),
            (0, _) => {
                let hint = self.begins_name().then_some(Hint::NoPlus);
                Err(self.stop(Expected::Digit).or_hint(hint))
            }
            (4.., Some(b'-')) if self.text.as_bytes().get(start) != Some(&b'+') => {
                self.at -= digits;
                self.date().map(Some)
            }
            (2, Some(b':')) if !sign && self.is_minute_at(1) => {
                self.at -= digits;
                self.time().map(|()| Some(LiteralKind::Time))
            }
            _ => self.fraction().map(|()| Some(LiteralKind::Number)),
        }
    }

    /// What follows the digits of a number.
    fn fraction(&mut self) -> Scanned<()> {
        if self.eat(b'.') {
            self.some_digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _sign = self.eat(b'+') || self.eat(b'-');
            self.some_digits()?;
        }
        if self.begins_name() {
            return Err(self.stop(Expected::Operator).hint(Hint::NoSuffix));
        }
        Ok(())
    }

    /// Steps over a GUID, if it is one.
    fn guid(&mut self) -> bool {
        let is_part = |(at, byte): (usize, &u8)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        };
        let bytes = self.text.as_bytes().get(self.at..self.at + 36);
        let is_guid = bytes.is_some_and(|bytes| bytes.iter().enumerate().all(is_part));
        self.at += if is_guid { 36 } else { 0 };
        is_guid
    }

    /// base64url, without or with its padding.
    fn binary(&mut self) -> Scanned<()> {
        let start = self.at;
        while self.peek().is_some_and(is_base64) {
            self.at += 1;
        }
        let (length, last) = (self.at - start, self.text.as_bytes().get(self.at.wrapping_sub(1)));
        let has_end = |of: &[u8]| last.is_some_and(|last| of.contains(last));
        let is_sound = match length % 4 {
            0 => true,
            2 => has_end(b"AQgw"),
            3 => has_end(b"AEIMQUYcgkosw048"),
            _ => false,
        };
        if !is_sound {
            return Err(Stop::new(start, Expected::Binary));
        }
        match length % 4 {
            2 if self.rest().starts_with("==") => self.at += 2,
            3 if self.rest().starts_with('=') => self.at += 1,
            _ => {}
        }
        Ok(())
    }
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// Prefixes that OData had before version 4.
const OLD_PREFIXES: &[&str] = &["datetime", "datetimeoffset", "date", "guid", "time", "timeofday", "decimal"];

#[cold]
fn unknown_prefix(span: Span, scan: &Scan<'_>, prefix: &str) -> Stop {
    let is_old = OLD_PREFIXES.iter().any(|old| old.eq_ignore_ascii_case(prefix));
    let hint = if is_old { Hint::NoPrefix } else { Hint::AddBlank };
    let at = if is_old { span.start as usize } else { scan.at };
    Stop::new(at, if is_old { Expected::Value } else { Expected::Operator }).hint(hint)
}
