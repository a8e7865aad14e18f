//! A body, split once into its values.
//!
//! One scan verifies the text and splits it; of a text that it does not take, `serde_json` says why. What is kept of
//! a value is where it begins and ends; of an object or a list also which value follows it. So a tree takes at most four
//! times as much room as its text.

use alloc::{borrow::Cow, vec::Vec};

use serde::de::IgnoredAny;

/// JSON text and where its values are.
#[derive(Debug)]
pub(crate) struct Tree<'t> {
    text: &'t str,
    /// The values, each before those inside of it; a member's name before its value. Of each, where its text begins and
    /// ends; of an object or a list also which entry follows it.
    tape: Vec<u32>,
}

/// What kind of value a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool,
    Number,
    Text,
    List,
    Object,
}

/// Why a text has no tree.
#[derive(Debug)]
pub(crate) enum NoTree {
    /// It is no JSON from here on.
    Syntax { line: usize, column: usize },
    /// It has two gigabytes or more.
    TooLong,
}

/// How many entries of the tape a value has for itself, and an object or a list.
const SCALAR: u32 = 2;
const CONTAINER: u32 = 3;

/// Beside the end of a text: it has escapes.
const ESCAPED: u32 = 1 << 31;

impl<'t> Tree<'t> {
    /// Splits a text.
    pub(crate) fn of(text: &'t str) -> Result<Self, NoTree> {
        if text.len() >= ESCAPED as usize {
            return Err(NoTree::TooLong);
        }
        let mut scan =
            Scan { text: text.as_bytes(), at: 0, tape: Vec::with_capacity(text.len() / 8), open: Vec::new() };
        match scan.document() {
            Some(()) => Ok(Self { text, tape: scan.tape }),
            None => Err(NoTree::of(text)),
        }
    }

    pub(crate) fn root(&'t self) -> Node<'t> {
        Node { tree: self, at: 0 }
    }

    fn entry(&self, at: u32) -> u32 {
        self.tape.get(at as usize).copied().unwrap_or_default()
    }

    fn byte(&self, at: u32) -> u8 {
        self.text.as_bytes().get(at as usize).copied().unwrap_or_default()
    }
}

impl NoTree {
    /// Where `serde_json` finds that a text is no JSON.
    #[cold]
    fn of(text: &str) -> Self {
        let error = serde_json::from_str::<IgnoredAny>(text).err();
        // What ends where a line begins has the column 0.
        let (line, column) = error.map_or((1, 1), |error| (error.line().max(1), error.column().max(1)));
        Self::Syntax { line, column }
    }
}

/// Verifies a text by the grammar of RFC 8259, and notes where its values are. `None`, where it is none.
struct Scan<'t> {
    text: &'t [u8],
    at: usize,
    tape: Vec<u32>,
    /// The objects and lists that are open, by their entries.
    open: Vec<(usize, bool)>,
}

impl Scan<'_> {
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

    /// One value, and blanks around it.
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

    /// What stands between two commas.
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

    /// A value; of an object or a list its beginning, down to the first value that is none of both.
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

    /// Opens an object or a list; says whether a value follows.
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
        if matches!(self.peek(), Some(b'e' | b'E')) {
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

    /// What is behind an escape.
    fn escape(&self) -> Option<usize> {
        match self.text.get(self.at + 1)? {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(self.at + 2),
            b'u' => {
                let digits = self.text.get(self.at + 2..self.at + 6)?;
                digits.iter().all(u8::is_ascii_hexdigit).then_some(self.at + 6)
            }
            _ => None,
        }
    }
}

/// Where the next byte is that no text holds as it is: a quote, a backslash, a control character.
fn find_special(text: &[u8], start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    // Names and short texts end soon; of long ones, compilers look at many bytes at once.
    let Some(first) = rest.first_chunk::<8>() else { return start + position(rest) };
    if let Some(at) = special_in(*first) {
        return start + at;
    }
    let is_special = |byte: &u8| u8::from(*byte == b'"') | u8::from(*byte == b'\\') | u8::from(*byte < 0x20);
    let long = rest.get(8..).unwrap_or_default();
    let blocks = long.chunks_exact(16);
    let clean =
        blocks.take_while(|block| block.iter().fold(0, |found, byte| found | is_special(byte)) == 0).count();
    let at = 8 + 16 * clean;
    start + at + position(rest.get(at..).unwrap_or_default())
}

fn position(text: &[u8]) -> usize {
    text.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)).unwrap_or(text.len())
}

/// As [`position`], in eight bytes at once.
fn special_in(bytes: [u8; 8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGHS: u64 = ONES << 7;
    // The lowest high bit that is set is that of the first byte that is below; above it there may be false ones.
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word & HIGHS;
    let word = u64::from_le_bytes(bytes);
    let quotes = below(word ^ (ONES * u64::from(b'"')), 1);
    let escapes = below(word ^ (ONES * u64::from(b'\\')), 1);
    let found = quotes | escapes | below(word, 0x20);
    (found != 0).then_some((found.trailing_zeros() / 8) as usize)
}

/// A value of a body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'t> {
    tree: &'t Tree<'t>,
    at: u32,
}

impl<'t> Node<'t> {
    pub(crate) fn kind(self) -> Kind {
        match self.tree.byte(self.start()) {
            b'n' => Kind::Null,
            b't' | b'f' => Kind::Bool,
            b'"' => Kind::Text,
            b'[' => Kind::List,
            b'{' => Kind::Object,
            _ => Kind::Number,
        }
    }

    pub(crate) fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    fn start(self) -> u32 {
        self.tree.entry(self.at)
    }

    fn is_container(self) -> bool {
        matches!(self.tree.byte(self.start()), b'[' | b'{')
    }

    /// The text that was sent.
    pub(crate) fn json(self) -> &'t str {
        let (start, end) = (self.start(), self.tree.entry(self.at + 1) & !ESCAPED);
        self.tree.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// What tells the value from all others of its body.
    pub(crate) fn id(self) -> u32 {
        self.at
    }

    /// Another value of the same body.
    pub(crate) fn with_id(self, at: u32) -> Self {
        Self { at, ..self }
    }

    /// The value behind a member's name.
    pub(crate) fn following(self) -> Self {
        self.with_id(self.at + SCALAR)
    }

    /// The entry behind the value and what is inside of it.
    fn next(self) -> u32 {
        if self.is_container() { self.tree.entry(self.at + 2) } else { self.at + SCALAR }
    }

    /// The elements of a list; of an object its names and values, one after the other.
    pub(crate) fn children(self) -> Children<'t> {
        if self.is_container() {
            Children { next: self.with_id(self.at + CONTAINER), end: self.next() }
        } else {
            Children { next: self, end: self.at }
        }
    }

    /// The members of an object, their names as they were sent.
    pub(crate) fn members(self) -> impl Iterator<Item = (Self, Self)> {
        let mut children = self.children();
        core::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    /// Whether it is this text.
    pub(crate) fn is_text(self, wanted: &str) -> bool {
        if self.is_escaped() {
            return self.text().is_some_and(|text| text == wanted);
        }
        let (start, end) = (self.start() as usize, self.tree.entry(self.at + 1) as usize);
        // Between its quotes; no other value has so many bytes of such kinds.
        end == start + wanted.len() + 2
            && self.tree.text.as_bytes().get(start + 1..end - 1) == Some(wanted.as_bytes())
    }

    /// Whether it is a text with escapes: of others it is known that they stand for Unicode.
    pub(crate) fn is_escaped(self) -> bool {
        self.tree.entry(self.at + 1) & ESCAPED != 0
    }

    /// The elements of a list, or the values of an object with their names.
    pub(crate) fn entries(self) -> impl Iterator<Item = (Option<Self>, Self)> {
        let is_object = self.kind() == Kind::Object;
        let mut children = self.children();
        core::iter::from_fn(move || {
            let first = children.next()?;
            if is_object { Some((Some(first), children.next()?)) } else { Some((None, first)) }
        })
    }

    /// What follows the value and all that is inside of it.
    pub(crate) fn id_behind(self) -> u32 {
        self.next()
    }

    /// A text without its escapes; `None` of what is no text, and of one that stands for no Unicode.
    pub(crate) fn text(self) -> Option<Cow<'t, str>> {
        let (start, end) = (self.start(), self.tree.entry(self.at + 1));
        if self.tree.byte(start) != b'"' {
            return None;
        }
        if end & ESCAPED != 0 {
            return serde_json::from_slice(self.json().as_bytes()).ok().map(Cow::Owned);
        }
        self.tree.text.get(start as usize + 1..(end as usize).saturating_sub(1)).map(Cow::Borrowed)
    }
}

/// The values inside of a value.
#[derive(Clone, Debug)]
pub(crate) struct Children<'t> {
    next: Node<'t>,
    end: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        let node = self.next;
        if node.at >= self.end {
            return None;
        }
        self.next = node.with_id(node.next());
        Some(node)
    }
}

#[cfg(test)]
mod tests;
