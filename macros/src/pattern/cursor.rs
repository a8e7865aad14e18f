//! A position in the pattern's text, with mistakes about what was just read.

use super::mistake::Mistake;

pub(super) struct Cursor<'p> {
    text: &'p str,
    at: usize,
}

impl<'p> Cursor<'p> {
    pub(super) fn new(text: &'p str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'p str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Returns the text read since `start`.
    pub(super) fn since(&self, start: usize) -> &'p str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn bump(&mut self) -> Option<char> {
        let found = self.peek()?;
        self.at += found.len_utf8();
        Some(found)
    }

    pub(super) fn eat(&mut self, expected: &str) -> bool {
        let found = self.rest().starts_with(expected);
        if found {
            self.at += expected.len();
        }
        found
    }

    /// Reads at most `limit` characters that `wanted` accepts.
    pub(super) fn take(&mut self, limit: usize, wanted: impl Fn(char) -> bool) -> &'p str {
        let start = self.at;
        let accepted = self.rest().chars().take(limit).take_while(|&c| wanted(c));
        self.at += accepted.map(char::len_utf8).sum::<usize>();
        self.since(start)
    }

    /// Returns a mistake about the text read since `start`. `{}` in `message` stands for that text.
    pub(super) fn mistake(&self, start: usize, message: &str) -> Mistake {
        let found: String = self.since(start).chars().map(visible).collect();
        Mistake { at: Some(start..self.at), message: message.replace("{}", &found) }
    }
}

/// Escapes control characters, which would break the line of a compiler message.
fn visible(c: char) -> String {
    if c.is_control() { c.escape_default().to_string() } else { c.to_string() }
}
