//! Reads blanks, names and quoted texts. Nothing is copied.

use unicode_ident::{is_xid_continue, is_xid_start};

use super::error::{Expected, Stop};

/// A range of the text, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Span {
    /// Texts of 4 GiB are refused before anything is read, so that no place is cut.
    #[allow(clippy::cast_possible_truncation)]
    pub(super) fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    #[inline]
    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// A name, and whether there are dots in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub(super) span: Span,
    pub(super) is_qualified: bool,
}

pub(super) type Scanned<T> = Result<T, Stop>;

/// A place in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl<'t> Scan<'t> {
    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.peek_at(0)
    }

    #[inline]
    pub(super) fn peek_at(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Steps over a byte, if it is the next one.
    #[inline]
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    pub(super) fn expect(&mut self, byte: u8, expected: Expected) -> Scanned<()> {
        if self.eat(byte) { Ok(()) } else { Err(self.stop(expected)) }
    }

    /// Steps over a word of ASCII in any letter case, if it is the next one.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let bytes = self.text.as_bytes().get(self.at..self.at + word.len());
        let is_next = bytes.is_some_and(|bytes| bytes.eq_ignore_ascii_case(word.as_bytes()));
        self.at += if is_next { word.len() } else { 0 };
        is_next
    }

    /// Steps over blanks; says whether there were any.
    #[inline]
    pub(super) fn blanks(&mut self) -> bool {
        let start = self.at;
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
        self.at > start
    }

    /// Steps over digits; says how many there were.
    #[inline]
    pub(super) fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    pub(super) fn some_digits(&mut self) -> Scanned<()> {
        if self.digits() > 0 { Ok(()) } else { Err(self.stop(Expected::Digit)) }
    }

    #[cold]
    pub(super) fn stop(&self, expected: Expected) -> Stop {
        Stop::new(self.at, expected)
    }

    /// Whether a name begins here.
    #[inline]
    pub(super) fn begins_name(&self) -> bool {
        match self.peek() {
            Some(byte) if byte.is_ascii() => byte.is_ascii_alphabetic() || byte == b'_',
            Some(_) => self.rest().chars().next().is_some_and(is_xid_start),
            None => false,
        }
    }

    /// A name: a letter or `_`, then up to 127 letters, digits and what joins them.
    pub(super) fn name(&mut self) -> Scanned<Span> {
        if !self.begins_name() {
            return Err(self.stop(Expected::Name));
        }
        let start = self.at;
        let mut count = 0;
        while let Some(length) = self.name_character() {
            if count == MAX_NAME {
                return Err(self.stop(Expected::ShorterName));
            }
            count += 1;
            self.at += length;
        }
        Ok(Span::new(start, self.at))
    }

    /// How many bytes the next character has, if it may be part of a name.
    #[inline]
    fn name_character(&self) -> Option<usize> {
        let byte = self.peek()?;
        if byte.is_ascii() {
            return (byte.is_ascii_alphanumeric() || byte == b'_').then_some(1);
        }
        let c = self.rest().chars().next()?;
        (is_xid_continue(c) || is_format(c)).then_some(c.len_utf8())
    }

    /// Names with dots between them.
    #[inline]
    pub(super) fn qualified(&mut self) -> Scanned<Name> {
        let first = self.name()?;
        let mut name = Name { span: first, is_qualified: false };
        while self.peek() == Some(b'.') {
            self.at += 1;
            let part = self.name()?;
            name = Name { span: Span { start: first.start, end: part.end }, is_qualified: true };
        }
        Ok(name)
    }

    /// The text between single quotes, in which a quote is written twice.
    pub(super) fn quoted(&mut self) -> Scanned<Span> {
        let opening = self.at;
        self.expect(b'\'', Expected::Value)?;
        let start = self.at;
        loop {
            let Some(length) = self.rest().bytes().position(|byte| byte == b'\'') else {
                return Err(unclosed(opening));
            };
            self.at += length + 1;
            if !self.eat(b'\'') {
                return Ok(Span::new(start, self.at - 1));
            }
        }
    }

    /// The text between double quotes, with the escapes of JSON.
    pub(super) fn json_text(&mut self) -> Scanned<Span> {
        let opening = self.at;
        self.at += 1;
        loop {
            let Some(length) = self.rest().bytes().position(|byte| matches!(byte, b'"' | b'\\')) else {
                return Err(unclosed(opening));
            };
            self.at += length;
            if self.eat(b'"') {
                return Ok(Span::new(opening + 1, self.at - 1));
            }
            self.escape()?;
        }
    }

    fn escape(&mut self) -> Scanned<()> {
        let start = self.at;
        let is_escape = match self.peek_at(1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.at += 2;
                true
            }
            Some(b'u') => {
                self.at += 6;
                let digits = self.text.as_bytes().get(start + 2..start + 6);
                digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            }
            _ => false,
        };
        if is_escape { Ok(()) } else { Err(Stop::new(start, Expected::Escape)) }
    }
}

/// The quote here is never closed.
#[cold]
fn unclosed(opening: usize) -> Stop {
    Stop::new(opening, Expected::ClosingQuote)
}

const MAX_NAME: usize = 128;

/// Unicode's category Cf, which OData takes in names and Unicode's own identifiers do not.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}'
        | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}'
        | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0001}'
        | '\u{e0020}'..='\u{e007f}')
}
