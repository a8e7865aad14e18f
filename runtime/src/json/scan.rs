//! Scans a body: verifies it and finds its values.

use alloc::vec::Vec;

/// A flag beside the end of a string: the string has escapes.
pub(super) const ESCAPED: u32 = 1 << 31;

/// Marks the beginning of an object or a list.
pub(super) const CONTAINER: u32 = 1 << 31;

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

/// The room on a tape that is worth to be given back.
const MUCH_ROOM: usize = 1 << 14;

impl<'t> Scan<'t> {
    pub(super) fn of(text: &'t [u8]) -> Option<Scanned> {
        let tape = Vec::with_capacity(text.len() / 8);
        let mut scan = Self { text, at: 0, tape, is_plain: true, open: Vec::new() };
        scan.document()?;
        // A long tape that has grown may have twice the room that it needs.
        if scan.tape.capacity() - scan.tape.len() > MUCH_ROOM {
            scan.tape.shrink_to_fit();
        }
        Some(Scanned { tape: scan.tape, is_plain: scan.is_plain })
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    /// Returns the next byte that is not white space.
    #[inline]
    fn next(&mut self) -> Option<u8> {
        match self.peek()? {
            b' ' | b'\n' | b'\t' | b'\r' => self.next_behind_blanks(),
            byte => Some(byte),
        }
    }

    #[cold]
    fn next_behind_blanks(&mut self) -> Option<u8> {
        while matches!(self.peek()?, b' ' | b'\n' | b'\t' | b'\r') {
            self.at += 1;
        }
        self.peek()
    }

    #[allow(clippy::cast_possible_truncation)] // the text is shorter than that
    fn note(&mut self, start: usize, flag: u32) {
        self.tape.extend_from_slice(&[start as u32, self.at as u32 | flag]);
    }

    /// Scans one value, and blanks around it.
    fn document(&mut self) -> Option<()> {
        self.value()?;
        while let Some((start, is_object)) = self.open.last().copied() {
            match self.next()? {
                b',' => {
                    self.at += 1;
                    if is_object {
                        self.name()?;
                    }
                    self.value()?;
                }
                b'}' if is_object => self.close(start),
                b']' if !is_object => self.close(start),
                _ => return None,
            }
        }
        self.next().is_none().then_some(())
    }

    /// Scans the name of a member, and the colon behind it.
    fn name(&mut self) -> Option<()> {
        if self.next()? != b'"' {
            return None;
        }
        self.string()?;
        if self.next()? != b':' {
            return None;
        }
        self.at += 1;
        Some(())
    }

    /// Scans a value. Of an object or array only the beginning, down to the first value that is neither or is empty.
    fn value(&mut self) -> Option<()> {
        loop {
            match self.next()? {
                b'"' => return self.string(),
                b'{' => {
                    if !self.begin(true, b'}')? {
                        return Some(());
                    }
                    self.name()?;
                }
                b'[' => {
                    if !self.begin(false, b']')? {
                        return Some(());
                    }
                }
                b't' => return self.word(b"true"),
                b'f' => return self.word(b"false"),
                b'n' => return self.word(b"null"),
                _ => return self.number(),
            }
        }
    }

    /// Opens an object or a list. Returns whether something is inside.
    #[allow(clippy::cast_possible_truncation)] // the text is shorter than that
    fn begin(&mut self, is_object: bool, end: u8) -> Option<bool> {
        let start = self.tape.len();
        self.tape.extend_from_slice(&[self.at as u32 | CONTAINER, 0, 0]);
        self.open.push((start, is_object));
        self.at += 1;
        let is_empty = self.next()? == end;
        if is_empty {
            self.close(start);
        }
        Some(!is_empty)
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

    fn word(&mut self, word: &[u8]) -> Option<()> {
        let start = self.at;
        if self.text.get(start..start + word.len())? != word {
            return None;
        }
        self.at += word.len();
        self.note(start, 0);
        Some(())
    }

    fn number(&mut self) -> Option<()> {
        let start = self.at;
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

    /// Scans a string. Its quote comes next.
    fn string(&mut self) -> Option<()> {
        let start = self.at;
        let (mut flag, mut at) = (0, start + 1);
        loop {
            at = find_special(self.text, at);
            match self.text.get(at)? {
                b'"' => break,
                b'\\' => (flag, at) = (ESCAPED, self.escape(at)?),
                _ => return None,
            }
        }
        self.at = at + 1;
        self.note(start, flag);
        Some(())
    }

    /// Returns where an escape ends.
    fn escape(&mut self, at: usize) -> Option<usize> {
        match self.text.get(at + 1)? {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(at + 2),
            b'u' => {
                self.is_plain = false;
                let digits = self.text.get(at + 2..at + 6)?;
                digits.iter().all(u8::is_ascii_hexdigit).then_some(at + 6)
            }
            _ => None,
        }
    }
}

/// Returns where the next byte is that a string does not have as it is: a quote, backslash or control character.
#[cfg_attr(not(debug_assertions), inline(always))]
#[allow(clippy::inline_always)] // most texts end in its first step
pub(super) fn find_special(text: &[u8], start: usize) -> usize {
    let mut at = start;
    // Most strings are short.
    for word in text.get(start..).unwrap_or_default().chunks_exact(8).take(4) {
        if let Some(special) = special_in(word) {
            return at + special;
        }
        at += 8;
    }
    find_far(text, at)
}

/// Like [`find_special`], for a long string: in blocks, so that compilers can look at many bytes at once.
#[inline(never)]
fn find_far(text: &[u8], start: usize) -> usize {
    // Each of the three is zero for some of the bytes.
    let is_special = |byte: &u8| u8::from((byte ^ b'"').min(byte ^ b'\\').min(byte & 0xe0) == 0);
    let blocks = text.get(start..).unwrap_or_default().chunks_exact(16);
    let clean =
        blocks.take_while(|block| block.iter().fold(0, |found, byte| found | is_special(byte)) == 0).count();
    let mut at = start + 16 * clean;
    let words = text.get(at..).unwrap_or_default().chunks_exact(8);
    let end = words.remainder();
    for word in words {
        if let Some(special) = special_in(word) {
            return at + special;
        }
        at += 8;
    }
    at + end.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)).unwrap_or(end.len())
}

/// Returns its place in eight bytes.
#[inline]
fn special_in(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGHS: u64 = ONES << 7;
    // The lowest of these bits belongs to the first byte below the limit. Higher ones may be false.
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word & HIGHS;
    let word = u64::from_le_bytes(bytes.try_into().ok()?);
    let quotes = below(word ^ (ONES * u64::from(b'"')), 1);
    let escapes = below(word ^ (ONES * u64::from(b'\\')), 1);
    let found = quotes | escapes | below(word, 0x20);
    (found != 0).then_some((found.trailing_zeros() / 8) as usize)
}
