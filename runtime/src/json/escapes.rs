//! Decodes the escapes of a string.

use core::str::Chars;

/// Iterates over the characters of a scanned string, given without its quotes. Yields `None` for half of a surrogate
/// pair; what follows that is unspecified.
pub(super) struct Unescaped<'t>(Chars<'t>);

impl<'t> Unescaped<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self(text.chars())
    }

    /// Reads the character behind `\\u`. A surrogate pair takes a second escape.
    fn unicode(&mut self) -> Option<char> {
        let first = self.unit()?;
        if let Some(Ok(c)) = char::decode_utf16([first]).next() {
            return Some(c);
        }
        let second = (self.0.next()? == '\\' && self.0.next()? == 'u').then(|| self.unit())??;
        char::decode_utf16([first, second]).next()?.ok()
    }

    fn unit(&mut self) -> Option<u16> {
        (0..4).try_fold(0, |unit, _| {
            let digit = self.0.next()?.to_digit(16)?;
            Some(unit << 4 | u16::try_from(digit).ok()?)
        })
    }
}

impl Iterator for Unescaped<'_> {
    type Item = Option<char>;

    fn next(&mut self) -> Option<Option<char>> {
        let first = self.0.next()?;
        if first != '\\' {
            return Some(Some(first));
        }
        Some(match self.0.next()? {
            'b' => Some('\u{8}'),
            'f' => Some('\u{c}'),
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            'u' => self.unicode(),
            same => Some(same),
        })
    }
}
