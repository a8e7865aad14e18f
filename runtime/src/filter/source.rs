//! A text as it was sent, and as it is read: percent-encoded characters outside of quotes stand for themselves, as
//! OData's ABNF has it.
//!
//! What is in quotes is as it was sent, because whoever hands us a text has decoded it: another decoding would change
//! values. Where an encoded quote opens a text, nobody has, and the text is decoded up to the encoded quote that
//! closes it.

use alloc::{string::String, vec::Vec};

use super::error::{Stop, SyntaxError};

/// A text of a request. One without encoded characters is not copied.
#[derive(Debug)]
pub(super) struct Source<'t> {
    sent: &'t str,
    decoded: Option<String>,
}

impl<'t> Source<'t> {
    pub(super) fn new(sent: &'t str) -> Self {
        let decoded = if sent.contains('%') { decoded(sent) } else { None };
        Self { sent, decoded }
    }

    /// What is read.
    pub(super) fn text(&self) -> &str {
        self.decoded.as_deref().unwrap_or(self.sent)
    }

    /// What is read, where that is not what was sent.
    pub(super) fn into_decoded(self) -> Option<String> {
        self.decoded
    }

    /// The character that was sent, counted from 1, by the byte that is read.
    #[cold]
    pub(super) fn position(&self, at: usize) -> u32 {
        let sent = match self.decoded {
            None => Some(at),
            Some(_) => Bytes::new(self.sent).nth(at).map(|byte| byte.at),
        };
        let before = sent.and_then(|sent| self.sent.get(..sent)).unwrap_or(self.sent);
        u32::try_from(before.chars().count()).unwrap_or(u32::MAX - 1) + 1
    }

    #[cold]
    pub(super) fn error(&self, stop: Stop) -> SyntaxError {
        SyntaxError::new(self.position(stop.at), stop)
    }
}

/// `None` if nothing is encoded outside of quotes, or if the bytes are not text.
#[cold]
fn decoded(sent: &str) -> Option<String> {
    if !Bytes::new(sent).any(|byte| byte.is_encoded) {
        return None;
    }
    let bytes: Vec<u8> = Bytes::new(sent).map(|byte| byte.value).collect();
    String::from_utf8(bytes).ok()
}

/// A byte, and where it was sent.
#[derive(Clone, Copy, Debug)]
struct Byte {
    value: u8,
    at: usize,
    is_encoded: bool,
}

/// The decoded bytes of a text.
struct Bytes<'t> {
    sent: &'t [u8],
    at: usize,
    /// The quote that opened the text that this is in.
    quote: Option<Byte>,
    /// Behind a backslash between double quotes.
    is_escaped: bool,
}

impl<'t> Bytes<'t> {
    fn new(sent: &'t str) -> Self {
        Self { sent: sent.as_bytes(), at: 0, quote: None, is_escaped: false }
    }

    /// The byte that is encoded here.
    fn encoded(&self) -> Option<u8> {
        let digit = |ahead: usize| char::from(*self.sent.get(self.at + ahead)?).to_digit(16);
        if self.sent.get(self.at) != Some(&b'%') || self.quote.is_some_and(|quote| !quote.is_encoded) {
            return None;
        }
        u8::try_from(digit(1)? * 16 + digit(2)?).ok()
    }

    /// Notes where texts begin and end.
    fn follow(&mut self, byte: Byte) {
        match self.quote {
            Some(_) if self.is_escaped => self.is_escaped = false,
            Some(quote) if quote.value == byte.value && quote.is_encoded == byte.is_encoded => {
                self.quote = None;
            }
            Some(quote) => self.is_escaped = quote.value == b'"' && byte.value == b'\\',
            None if matches!(byte.value, b'\'' | b'"') => self.quote = Some(byte),
            None => {}
        }
    }
}

impl Iterator for Bytes<'_> {
    type Item = Byte;

    fn next(&mut self) -> Option<Byte> {
        let encoded = self.encoded();
        let value = encoded.or_else(|| self.sent.get(self.at).copied())?;
        let byte = Byte { value, at: self.at, is_encoded: encoded.is_some() };
        self.at += if byte.is_encoded { 3 } else { 1 };
        self.follow(byte);
        Some(byte)
    }
}
