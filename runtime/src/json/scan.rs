//! Scans a body: verifies it and finds its values.

use alloc::vec::Vec;

/// A flag beside the end of a string: the string has escapes.
pub(super) const ESCAPED: u32 = 1 << 31;

/// Verifies text by the grammar of RFC 8259, and notes where its values are. Its methods return `None` if the text is
/// not JSON.
pub(super) struct Scan<'t> {
    text: &'t [u8],
    at: usize,
    tape: Vec<u32>,
    is_plain: bool,
    /// The open objects and arrays: where each begins on the tape, and whether it is an object.
    open: Vec<(usize, bool)>,
}

/// The result of a scan.
pub(super) struct Scanned {
    /// The tape of a tree.
    pub(super) tape: Vec<u32>,
    /// Whether no string has a `\u`, and no number has an exponent or hundreds of digits.
    pub(super) is_plain: bool,
}

/// A number of this length or shorter fits into a 64-bit float, if it has no exponent.
pub(super) const MOST_DIGITS: usize = 300;

impl<'t> Scan<'t> {
    pub(super) fn of(text: &'t [u8]) -> Option<Scanned> {
        let tape = Vec::with_capacity(text.len() / 8);
        let mut scan = Self { text, at: 0, tape, is_plain: true, open: Vec::new() };
        scan.document()?;
        Some(Scanned { tape: scan.tape, is_plain: scan.is_plain })
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\t' | b'\r')) {
            self.at += 1;
        }
    }

    #[allow(clippy::cast_possible_truncation)] // the text is shorter than that
    fn note(&mut self, start: usize, flag: u32) {
        self.tape.extend([start as u32, self.at as u32 | flag]);
    }

    /// Scans one value, and blanks around it.
    fn document(&mut self) -> Option<()> {
        self.value()?;
        loop {
            self.skip_blanks();
            let Some((start, is_object)) = self.open.last().copied() else {
                return (self.at == self.text.len()).then_some(());
            };
            match self.peek()? {
                b',' => {
                    self.at += 1;
                    self.member(is_object)?;
                }
                b'}' if is_object => self.close(start),
                b']' if !is_object => self.close(start),
                _ => return None,
            }
        }
    }

    /// Scans what stands behind a comma.
    fn member(&mut self, is_object: bool) -> Option<()> {
        if is_object {
            self.skip_blanks();
            self.string()?;
            self.skip_blanks();
            if self.peek()? != b':' {
                return None;
            }
            self.at += 1;
        }
        self.value()
    }

    /// Scans a value. Of an object or array only the beginning, down to the first value that is neither or is empty.
    fn value(&mut self) -> Option<()> {
        loop {
            self.skip_blanks();
            let start = self.at;
            match self.peek()? {
                b'"' => return self.string(),
                b'{' | b'[' => {
                    if !self.begin()? {
                        return Some(());
                    }
                }
                b't' => return self.word(start, b"true"),
                b'f' => return self.word(start, b"false"),
                b'n' => return self.word(start, b"null"),
                _ => return self.number(start),
            }
        }
    }

    /// Opens an object or array. Returns whether a value follows.
    #[allow(clippy::cast_possible_truncation)] // the text is shorter than that
    fn begin(&mut self) -> Option<bool> {
        let (start, is_object) = (self.tape.len(), self.peek()? == b'{');
        self.tape.extend([self.at as u32, 0, 0]);
        self.open.push((start, is_object));
        self.at += 1;
        self.skip_blanks();
        if self.peek()? == if is_object { b'}' } else { b']' } {
            self.close(start);
            return Some(false);
        }
        if is_object {
            self.string()?;
            self.skip_blanks();
            if self.peek()? != b':' {
                return None;
            }
            self.at += 1;
        }
        Some(true)
    }

    #[allow(clippy::cast_possible_truncation)] // the text is shorter than that
    fn close(&mut self, start: usize) {
        self.at += 1;
        self.open.pop();
        let next = self.tape.len() as u32;
        if let Some([_, end, next_entry]) = self.tape.get_mut(start..start + 3) {
            (*end, *next_entry) = (self.at as u32, next);
        }
    }

    fn word(&mut self, start: usize, word: &[u8]) -> Option<()> {
        if self.text.get(start..start + word.len())? != word {
            return None;
        }
        self.at += word.len();
        self.note(start, 0);
        Some(())
    }

    fn number(&mut self, start: usize) -> Option<()> {
        self.at += usize::from(self.peek() == Some(b'-'));
        if self.peek()? == b'0' {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        self.is_plain &= self.at - start <= MOST_DIGITS;
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.is_plain = false;
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.digits()?;
        }
        self.note(start, 0);
        Some(())
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    fn string(&mut self) -> Option<()> {
        let start = self.at;
        if self.peek()? != b'"' {
            return None;
        }
        let mut flag = 0;
        self.at += 1;
        loop {
            self.at = find_special(self.text, self.at);
            match self.peek()? {
                b'"' => break,
                b'\\' => (flag, self.at) = (ESCAPED, self.escape()?),
                _ => return None,
            }
        }
        self.at += 1;
        self.note(start, flag);
        Some(())
    }

    /// Returns where an escape ends.
    fn escape(&mut self) -> Option<usize> {
        match self.text.get(self.at + 1)? {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(self.at + 2),
            b'u' => {
                self.is_plain = false;
                let digits = self.text.get(self.at + 2..self.at + 6)?;
                digits.iter().all(u8::is_ascii_hexdigit).then_some(self.at + 6)
            }
            _ => None,
        }
    }
}

/// Returns where the next byte is that a string does not have as it is: a quote, backslash or control character.
pub(super) fn find_special(text: &[u8], start: usize) -> usize {
    let mut at = start;
    // Most strings are short.
    for _ in 0..4 {
        let rest = text.get(at..).unwrap_or_default();
        let Some(first) = rest.first_chunk::<8>() else { return at + position(rest) };
        if let Some(special) = special_in(*first) {
            return at + special;
        }
        at += 8;
    }
    find_far(text, at)
}

/// Like [`find_special`], for a long string: in blocks, so that compilers can look at many bytes at once.
fn find_far(text: &[u8], start: usize) -> usize {
    let is_special = |byte: &u8| u8::from(*byte == b'"') | u8::from(*byte == b'\\') | u8::from(*byte < 0x20);
    let long = text.get(start..).unwrap_or_default();
    let blocks = long.chunks_exact(16);
    let clean =
        blocks.take_while(|block| block.iter().fold(0, |found, byte| found | is_special(byte)) == 0).count();
    let at = start + 16 * clean;
    at + position(text.get(at..).unwrap_or_default())
}

fn position(text: &[u8]) -> usize {
    text.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)).unwrap_or(text.len())
}

/// Like [`position`], for eight bytes at once.
fn special_in(bytes: [u8; 8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGHS: u64 = ONES << 7;
    // The lowest of these bits belongs to the first byte below the limit. Higher ones may be false.
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word & HIGHS;
    let word = u64::from_le_bytes(bytes);
    let quotes = below(word ^ (ONES * u64::from(b'"')), 1);
    let escapes = below(word ^ (ONES * u64::from(b'\\')), 1);
    let found = quotes | escapes | below(word, 0x20);
    (found != 0).then_some((found.trailing_zeros() / 8) as usize)
}
