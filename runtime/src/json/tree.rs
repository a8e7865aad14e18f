//! A body, split once into its values.
//!
//! One scan verifies the text and splits it; of a text that it does not take, `serde_json` says why. What is kept of
//! a value is where it begins and ends; of an object or a list also which value follows it. So a tree takes at most four
//! times as much room as its text.

use alloc::{borrow::Cow, string::String, vec::Vec};

use serde::de::IgnoredAny;

use super::{
    escapes::Unescaped,
    scan::{CONTAINER, ESCAPED, Scan, Scanned},
};

/// JSON text and where its values are.
#[derive(Debug)]
pub(crate) struct Tree<'t> {
    text: &'t str,
    /// The values, each before those inside of it; a member's name before its value. Of each, where its text begins and
    /// ends; of an object or a list also which entry follows it.
    tape: Vec<u32>,
    is_plain: bool,
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
const OF_SCALAR: u32 = 2;
const OF_CONTAINER: u32 = 3;

impl<'t> Tree<'t> {
    /// Splits a text.
    pub(crate) fn of(text: &'t str) -> Result<Self, NoTree> {
        if text.len() >= ESCAPED as usize {
            return Err(NoTree::TooLong);
        }
        match Scan::of(text.as_bytes()) {
            Some(Scanned { tape, is_plain }) => Ok(Self { text, tape, is_plain }),
            None => Err(NoTree::of(text)),
        }
    }

    pub(crate) fn root(&'t self) -> Node<'t> {
        self.node(0)
    }

    /// The value with this id.
    #[inline]
    pub(super) fn node(&'t self, at: u32) -> Node<'t> {
        Node { tree: self, at }
    }

    /// Whether no text of the body has a `\u`, and no number an exponent or hundreds of digits.
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
    /// Where `serde_json` finds that a text is no JSON.
    #[cold]
    fn of(text: &str) -> Self {
        let error = serde_json::from_str::<IgnoredAny>(text).err();
        // What ends where a line begins has the column 0.
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

    /// Where its text begins and ends, and whether it is a text with escapes.
    #[inline]
    fn span(self) -> (usize, usize, bool) {
        let at = self.at as usize;
        let Some([start, end]) = self.tree.tape.get(at..at + 2) else { return (0, 0, false) };
        ((start & !CONTAINER) as usize, (end & !ESCAPED) as usize, end & ESCAPED != 0)
    }

    #[inline]
    fn is_container(self) -> bool {
        self.tree.entry(self.at) & CONTAINER != 0
    }

    /// The text that was sent.
    pub(crate) fn json(self) -> &'t str {
        let (start, end, _) = self.span();
        self.tree.text.get(start..end).unwrap_or_default()
    }

    /// How many bytes of the body stand up to here.
    pub(crate) fn byte_at(self, line: usize, column: usize) -> usize {
        let lines = self.tree.text.split('\n').take(line.saturating_sub(1));
        lines.map(|line| line.len() + 1).sum::<usize>() + column
    }

    /// Whether its text goes on up to this byte of the body, or beyond.
    pub(crate) fn holds(self, byte: usize) -> bool {
        let (start, end, _) = self.span();
        (start + 1..=end).contains(&byte)
    }

    /// The body that the value is in.
    #[inline]
    pub(super) fn tree(self) -> &'t Tree<'t> {
        self.tree
    }

    /// What tells the value from all others of its body.
    #[inline]
    pub(crate) fn id(self) -> u32 {
        self.at
    }

    /// Whether it is the body as a whole.
    pub(super) fn is_root(self) -> bool {
        self.at == 0
    }

    /// Another value of the same body.
    pub(crate) fn with_id(self, at: u32) -> Self {
        Self { at, ..self }
    }

    /// The value behind a member's name.
    pub(crate) fn following(self) -> Self {
        self.with_id(self.at + OF_SCALAR)
    }

    /// The entry behind the value and what is inside of it.
    fn next(self) -> u32 {
        if self.is_container() { self.tree.entry(self.at + 2) } else { self.at + OF_SCALAR }
    }

    /// The elements of a list; of an object its names and values, one after the other.
    pub(crate) fn children(self) -> Children<'t> {
        if self.is_container() {
            Children { next: self.with_id(self.at + OF_CONTAINER), end: self.next() }
        } else {
            Children { next: self, end: self.at }
        }
    }

    /// The value, as if it were the only one inside of another.
    pub(crate) fn alone(self) -> Children<'t> {
        Children { next: self, end: self.next() }
    }

    /// The members of an object, their names as they were sent.
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

    /// Whether it is this text.
    #[inline]
    pub(crate) fn is_text(self, wanted: &str) -> bool {
        let (start, end, is_escaped) = self.span();
        if is_escaped {
            return self.unescaped().eq(wanted.chars().map(Some));
        }
        // Between its quotes; no other value has so many bytes of such kinds.
        end == start + wanted.len() + 2
            && self.tree.text.as_bytes().get(start + 1..end - 1) == Some(wanted.as_bytes())
    }

    /// The characters of a text with escapes.
    fn unescaped(self) -> Unescaped<'t> {
        let json = self.json();
        Unescaped::new(json.get(1..json.len().saturating_sub(1)).unwrap_or_default())
    }

    /// Whether a text stands for Unicode: one half of a surrogate pair does not.
    #[inline]
    pub(crate) fn is_unicode(self) -> bool {
        !self.is_escaped() || !self.may_have_surrogates() || self.unescaped().all(|c| c.is_some())
    }

    /// Whether an escape may stand for a part of a surrogate pair: those begin with `\\ud`.
    fn may_have_surrogates(self) -> bool {
        self.json().as_bytes().windows(3).any(|part| matches!(part, [b'\\', b'u', b'd' | b'D']))
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

    /// The value, and all that is inside of it, names too.
    pub(crate) fn all(self) -> impl Iterator<Item = Self> {
        let (mut next, end) = (self.at, self.next());
        core::iter::from_fn(move || {
            let node = self.with_id(next);
            next += if node.is_container() { OF_CONTAINER } else { OF_SCALAR };
            (node.at < end).then_some(node)
        })
    }

    /// What follows the value and all that is inside of it.
    pub(crate) fn id_behind(self) -> u32 {
        self.next()
    }

    /// A text without its escapes; `None` of what is no text, and of one that stands for no Unicode.
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

    /// A text that has no escapes.
    #[inline]
    pub(super) fn sent_text(self) -> Option<&'t str> {
        let (start, end, is_escaped) = self.span();
        let is_text = !is_escaped && self.tree.text.as_bytes().get(start) == Some(&b'"');
        if is_text { self.tree.text.get(start + 1..end - 1) } else { None }
    }
}

/// The values inside of a value.
#[derive(Clone, Debug)]
pub(crate) struct Children<'t> {
    next: Node<'t>,
    end: u32,
}

impl Children<'_> {
    /// How many there are, if all are like the first one.
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
