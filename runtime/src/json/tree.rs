//! A body, split once into its values.
//!
//! One scan verifies the text and splits it. If the text is not JSON, `serde_json` tells where. The tape has where each
//! value begins and ends; for an object or array it also has which entry follows. This takes about four times the room
//! of the text, and up to six times for nested arrays.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::cmp::Ordering;

use serde::de::IgnoredAny;

use super::{
    escapes::Unescaped,
    scan::{CONTAINER, ESCAPED, Scan, Scanned},
};

/// JSON text and where its values are.
#[derive(Debug)]
pub(crate) struct Tree<'t> {
    text: &'t str,
    /// The values, each before those inside of it, and a member's name before its value. An entry has where the value's
    /// text begins and ends; for an object or array it also has which entry follows.
    tape: Vec<u32>,
    is_plain: bool,
}

/// The kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool,
    Number,
    Text,
    List,
    Object,
}

/// Why text could not be split.
#[derive(Debug)]
pub(crate) enum NoTree {
    /// It is not JSON from here on.
    Syntax { line: usize, column: usize },
    /// It has two gigabytes or more.
    TooLong,
}

/// How many numbers on the tape a value takes, and an object or array.
const OF_SCALAR: u32 = 2;
const OF_CONTAINER: u32 = 3;

impl<'t> Tree<'t> {
    /// Splits text into its values.
    pub(crate) fn of(text: &'t str) -> Result<Self, NoTree> {
        if text.len() >= ESCAPED as usize {
            return Err(NoTree::TooLong);
        }
        match Scan::of(text.as_bytes()) {
            Some(Scanned { tape, is_plain }) => Ok(Self { text, tape, is_plain }),
            None => Err(NoTree::of(text)),
        }
    }

    /// A value without parts, which needs no tape.
    pub(super) const fn of_scalar(text: &'t str) -> Self {
        Self { text, tape: Vec::new(), is_plain: true }
    }

    pub(crate) fn root(&'t self) -> Node<'t> {
        self.node(0)
    }

    /// Returns the value with this id.
    #[inline]
    pub(super) fn node(&'t self, at: u32) -> Node<'t> {
        Node { tree: self, at }
    }

    /// Returns whether no string has a `\u`, and no number has an exponent or hundreds of digits.
    pub(super) fn is_plain(&self) -> bool {
        self.is_plain
    }

    fn entry(&self, at: u32) -> u32 {
        self.tape.get(at as usize).copied().unwrap_or_default()
    }

    fn byte(&self, at: u32) -> u8 {
        self.text.as_bytes().get(at as usize).copied().unwrap_or_default()
    }
}

impl NoTree {
    /// Returns where `serde_json` finds that text is not JSON.
    #[cold]
    fn of(text: &str) -> Self {
        let error = serde_json::from_slice::<IgnoredAny>(text.as_bytes()).err();
        // At the beginning of a line, `serde_json` reports column 0.
        let (line, column) = error.map_or((1, 1), |error| (error.line().max(1), error.column().max(1)));
        Self::Syntax { line, column }
    }
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
        self.tree.entry(self.at) & !CONTAINER
    }

    /// Returns where its text begins and ends, and whether it is a string with escapes.
    #[inline]
    fn span(self) -> (usize, usize, bool) {
        let at = self.at as usize;
        let Some([start, end]) = self.tree.tape.get(at..at + 2) else {
            // The tree of a scalar has no tape.
            let end = if self.tree.tape.is_empty() { self.tree.text.len() } else { 0 };
            return (0, end, false);
        };
        ((start & !CONTAINER) as usize, (end & !ESCAPED) as usize, end & ESCAPED != 0)
    }

    #[inline]
    fn is_container(self) -> bool {
        self.tree.entry(self.at) & CONTAINER != 0
    }

    /// Returns whether it is a value without parts, and no body.
    pub(super) fn is_of_scalar(self) -> bool {
        self.tree.tape.is_empty()
    }

    /// Returns its JSON text.
    pub(crate) fn json(self) -> &'t str {
        let (start, end, _) = self.span();
        self.tree.text.get(start..end).unwrap_or_default()
    }

    /// Returns how many bytes the body has up to a line and column, counted as `serde_json` does.
    pub(crate) fn byte_at(self, line: usize, column: usize) -> usize {
        let lines = self.tree.text.split('\n').take(line.saturating_sub(1));
        lines.map(|line| line.len() + 1).sum::<usize>() + column
    }

    /// Returns whether the last of this many bytes of the body is part of the value.
    pub(crate) fn holds(self, byte: usize) -> bool {
        let (start, end, _) = self.span();
        (start + 1..=end).contains(&byte)
    }

    /// Returns the body that the value is in.
    #[inline]
    pub(super) fn tree(self) -> &'t Tree<'t> {
        self.tree
    }

    /// Identifies the value in its body. Values further on have larger ids.
    #[inline]
    pub(crate) fn id(self) -> u32 {
        self.at
    }

    /// Returns whether it is the whole body.
    pub(super) fn is_root(self) -> bool {
        self.at == 0
    }

    /// Returns another value of the same body.
    pub(crate) fn with_id(self, at: u32) -> Self {
        Self { at, ..self }
    }

    /// Returns the value behind a member's name.
    pub(crate) fn following(self) -> Self {
        self.with_id(self.at + OF_SCALAR)
    }

    /// Returns the id behind the value and everything inside of it.
    fn next(self) -> u32 {
        if self.is_container() { self.tree.entry(self.at + 2) } else { self.at + OF_SCALAR }
    }

    /// Iterates over the elements of an array, or over each name and value of an object.
    pub(crate) fn children(self) -> Children<'t> {
        if self.is_container() {
            Children { next: self.with_id(self.at + OF_CONTAINER), end: self.next() }
        } else {
            Children { next: self, end: self.at }
        }
    }

    /// Iterates over the value alone, as if it were the only element of a list.
    pub(crate) fn alone(self) -> Children<'t> {
        Children { next: self, end: self.next() }
    }

    /// Iterates over the names and values of an object.
    pub(crate) fn members(self) -> impl Iterator<Item = (Self, Self)> {
        let Children { next: mut name, end } = self.children();
        core::iter::from_fn(move || {
            if name.at >= end {
                return None;
            }
            let member = (name, name.following());
            name = name.with_id(member.1.next());
            Some(member)
        })
    }

    /// Returns whether a string is equal to `wanted`.
    #[inline]
    pub(crate) fn is_text(self, wanted: &str) -> bool {
        let (start, end, is_escaped) = self.span();
        if is_escaped {
            return self.unescaped().eq(wanted.chars().map(Some));
        }
        // Compares what is between the quotes.
        end == start + wanted.len() + 2
            && self.tree.text.as_bytes().get(start + 1..end - 1) == Some(wanted.as_bytes())
    }

    /// Compares strings without their escapes.
    pub(super) fn compare_text(self, other: Self) -> Ordering {
        match (self.sent_text(), other.sent_text()) {
            (Some(text), Some(other)) => text.cmp(other),
            _ => self.unescaped().cmp(other.unescaped()),
        }
    }

    /// Iterates over the characters of a string with escapes.
    fn unescaped(self) -> Unescaped<'t> {
        let json = self.json();
        Unescaped::new(json.get(1..json.len().saturating_sub(1)).unwrap_or_default())
    }

    /// Returns whether a string is Unicode: half of a surrogate pair is not.
    #[inline]
    pub(crate) fn is_unicode(self) -> bool {
        !self.is_escaped() || !self.may_have_surrogates() || self.unescaped().all(|c| c.is_some())
    }

    /// Returns whether an escape may be part of a surrogate pair. Those begin with `\\ud`.
    fn may_have_surrogates(self) -> bool {
        self.json().as_bytes().windows(3).any(|part| matches!(part, [b'\\', b'u', b'd' | b'D']))
    }

    /// Returns whether it is a string with escapes. Without escapes, a string is always Unicode.
    pub(crate) fn is_escaped(self) -> bool {
        self.tree.entry(self.at + 1) & ESCAPED != 0
    }

    /// Iterates over the elements of an array, or over the values of an object with their names.
    pub(crate) fn entries(self) -> impl Iterator<Item = (Option<Self>, Self)> {
        let is_object = self.kind() == Kind::Object;
        let mut children = self.children();
        core::iter::from_fn(move || {
            let first = children.next()?;
            if is_object { Some((Some(first), children.next()?)) } else { Some((None, first)) }
        })
    }

    /// Returns the first value of a query string's parameter that is wrongly encoded.
    pub(super) fn wrongly_encoded(self) -> Option<Self> {
        for (_, value) in self.entries() {
            if !value.is_unicode() {
                return Some(value);
            }
        }
        Some(self).filter(|value| !value.is_unicode())
    }

    /// Iterates over the value and everything inside of it, names included.
    pub(crate) fn all(self) -> impl Iterator<Item = Self> {
        let (mut next, end) = (self.at, self.next());
        core::iter::from_fn(move || {
            let node = self.with_id(next);
            next += if node.is_container() { OF_CONTAINER } else { OF_SCALAR };
            (node.at < end).then_some(node)
        })
    }

    /// Returns the id behind the value and everything inside of it.
    pub(crate) fn id_behind(self) -> u32 {
        self.next()
    }

    /// Returns a string without its escapes. `None` if this is not a string, or not Unicode.
    #[inline]
    pub(crate) fn text(self) -> Option<Cow<'t, str>> {
        if self.is_escaped() {
            self.unescaped_text().map(Cow::Owned)
        } else {
            self.sent_text().map(Cow::Borrowed)
        }
    }

    #[cold]
    #[inline(never)]
    fn unescaped_text(self) -> Option<String> {
        self.unescaped().collect()
    }

    /// Returns a string that has no escapes.
    #[inline]
    pub(super) fn sent_text(self) -> Option<&'t str> {
        let (start, end, is_escaped) = self.span();
        let is_text = !is_escaped && self.tree.text.as_bytes().get(start) == Some(&b'"');
        if is_text { self.tree.text.get(start + 1..end - 1) } else { None }
    }
}

/// Iterates over the values inside of a value.
#[derive(Clone, Debug)]
pub(crate) struct Children<'t> {
    next: Node<'t>,
    end: u32,
}

impl Children<'_> {
    /// Returns how many there are, if all are like the first one.
    pub(crate) fn likely_count(&self) -> usize {
        let first = self.next.next().saturating_sub(self.next.at);
        (self.end.saturating_sub(self.next.at) / first.max(1)) as usize
    }
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
