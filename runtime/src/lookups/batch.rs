//! What is to be looked up, grouped by kind, and the answers.

use alloc::{boxed::Box, string::ToString, vec::Vec};
use core::fmt::{self, Display};

use crate::{Fault, order, texts::Texts};

/// All lookups of one validation: a group for each kind, in the order in which the rules asked. The lookups of a hashed
/// collection, which has no order, are sorted by name.
#[derive(Debug)]
pub struct Batch {
    kinds: Vec<Lookups>,
    room: usize,
    is_cut: bool,
    /// What a hashed collection asks for, until it was walked. There may be more than there is room for.
    unordered: Vec<Noted>,
}

/// A kind, an id, and a value that was sent with it.
type Noted = (&'static str, Box<str>, Option<Box<str>>);

/// What one validation looks up of one kind, such as `User`: ids that must exist, and values that must belong to an id.
/// Each is listed once, however often it was sent.
///
/// Ids and values are compared as text: an id 7 that was sent as a number is the same as the 7 of a database, and `07`
/// is another. It does no harm to report more than was asked for.
pub struct Lookups {
    kind: &'static str,
    ids: Texts,
    /// One for each id, by its number.
    entries: Vec<Entry>,
}

/// What is asked and known of one id.
#[derive(Default)]
struct Entry {
    is_found: bool,
    /// The values that were sent with it.
    values: Texts,
    /// Whether each value belongs to it, by the value's number.
    are_found: Vec<bool>,
}

impl Entry {
    fn add(&mut self, value: &str) {
        if self.values.add(value).1 {
            self.are_found.push(false);
        }
    }

    fn value_mut(&mut self, value: &str) -> Option<&mut bool> {
        self.are_found.get_mut(self.values.number(value)?)
    }

    /// Whether the id is found, or the value with it. `None` for a value that is not asked for.
    fn is_found_with(&self, value: Option<&str>) -> Option<bool> {
        match value {
            Some(value) => self.are_found.get(self.values.number(value)?).copied(),
            None => Some(self.is_found),
        }
    }
}

impl Batch {
    /// The groups. Each borrows for itself, so that they can be resolved side by side.
    pub fn kinds_mut(&mut self) -> impl Iterator<Item = &mut Lookups> {
        self.kinds.iter_mut()
    }

    /// How many kinds there are.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether there is nothing to look up.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    pub(super) const fn new(room: usize) -> Self {
        Self { kinds: Vec::new(), room, is_cut: false, unordered: Vec::new() }
    }

    fn kind(&mut self, kind: &'static str) -> &mut Lookups {
        let known = self.kinds.iter().position(|lookups| lookups.kind == kind);
        let position = known.unwrap_or(self.kinds.len());
        if known.is_none() {
            self.kinds.push(Lookups { kind, ids: Texts::default(), entries: Vec::new() });
        }
        &mut self.kinds[position]
    }

    /// Notes an id, and a value that was sent with it. A kind without room for any id has no group.
    pub(super) fn note(&mut self, kind: &'static str, id: &str, value: Option<&str>) {
        if self.is_noted(kind, id, value) {
            return;
        }
        if self.room == 0 {
            self.is_cut = true;
            return;
        }
        self.kind(kind).add(id, value);
        self.room -= 1;
    }

    fn is_noted(&self, kind: &'static str, id: &str, value: Option<&str>) -> bool {
        self.is_found(kind, id, value).is_some()
    }

    /// Whether this was found. `None` for what is not asked for.
    fn is_found(&self, kind: &'static str, id: &str, value: Option<&str>) -> Option<bool> {
        let lookups = self.kinds.iter().find(|lookups| lookups.kind == kind)?;
        lookups.entries.get(lookups.ids.number(id)?)?.is_found_with(value)
    }

    /// As [`note`](Self::note), for what comes in no certain order: what finds room does not depend on it.
    pub(super) fn note_unordered(&mut self, kind: &'static str, id: &str, value: Option<&str>) {
        if !self.is_noted(kind, id, value) {
            self.unordered.push((kind, id.into(), value.map(Into::into)));
        }
        // Sorts only at twice the room, so that each is moved a few times only.
        if self.unordered.len() > self.room.saturating_mul(2).max(64) {
            self.sort_unordered();
        }
    }

    /// Leaves the first that there is room for, each once.
    fn sort_unordered(&mut self) {
        order::sort(&mut self.unordered, Ord::cmp);
        self.unordered.dedup();
        self.is_cut |= self.unordered.len() > self.room;
        self.unordered.truncate(self.room);
    }

    /// Notes what came in no certain order.
    pub(super) fn settle(&mut self) {
        self.sort_unordered();
        for (kind, id, value) in core::mem::take(&mut self.unordered) {
            self.note(kind, &id, value.as_deref());
        }
    }

    pub(super) fn verdict(&self, kind: &'static str, id: &str, value: Option<&str>) -> Result<(), Fault> {
        match self.is_found(kind, id, value) {
            Some(true) => Ok(()),
            None if self.is_cut => Err(Fault::TooMany),
            // What was not asked for cannot have been found.
            Some(false) | None => Err(Fault::NotFound),
        }
    }
}

impl Lookups {
    /// What is looked up, as it stands in the rule: `User` of `resource("User")`.
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// The ids, each once, sorted as text: of both rules.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = &str> {
        self.ids.sorted().map(|(id, _)| id)
    }

    /// The ids with the values that were sent with them.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.ids.sorted().flat_map(|(id, number)| {
            let entry = self.entries.get(number);
            entry.into_iter().flat_map(|entry| entry.values.sorted()).map(move |(value, _)| (id, value))
        })
    }

    /// How many ids there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is no id: never, in what a [`Resolver`](super::Resolver) is handed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Says that there is something with this id, and that the caller may see it. What the caller may not see is to
    /// be left out, as if it did not exist.
    pub fn found(&mut self, id: impl Display) {
        if let Some(entry) = self.entry_mut(&id.to_string()) {
            entry.is_found = true;
        }
    }

    /// Says that there is something with this id, and that this value belongs to it. Of several values, call it with
    /// each.
    pub fn found_with(&mut self, id: impl Display, value: impl Display) {
        if let Some(entry) = self.entry_mut(&id.to_string()) {
            entry.is_found = true;
            if let Some(is_found) = entry.value_mut(&value.to_string()) {
                *is_found = true;
            }
        }
    }

    fn entry_mut(&mut self, id: &str) -> Option<&mut Entry> {
        self.entries.get_mut(self.ids.number(id)?)
    }

    /// Adds an id, and a value that was sent with it.
    fn add(&mut self, id: &str, value: Option<&str>) {
        let (number, is_new) = self.ids.add(id);
        if is_new {
            self.entries.push(Entry::default());
        }
        if let (Some(entry), Some(value)) = (self.entries.get_mut(number), value) {
            entry.add(value);
        }
    }
}

/// Names no id: clients have sent them.
impl fmt::Debug for Lookups {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lookups").field("kind", &self.kind).field("len", &self.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;

    use super::*;

    #[test]
    fn a_batch_holds_each_lookup_once_in_the_order_of_kinds() {
        let mut batch = Batch::new(10);
        for (kind, id, value) in [
            ("B", "2", None),
            ("A", "1", None),
            ("B", "1", Some("x")),
            ("B", "2", None),
            ("B", "1", Some("x")),
        ] {
            batch.note(kind, id, value);
        }
        let kinds: Vec<_> = batch.kinds_mut().map(|lookups| lookups.kind()).collect();
        assert_eq!((kinds, batch.len(), batch.room), (["B", "A"].into(), 2, 7));
        let b = batch.kind("B");
        assert_eq!(b.ids().collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(b.pairs().collect::<Vec<_>>(), [("1", "x")]);
    }

    #[test]
    fn what_finds_no_room_never_passes() {
        let mut batch = Batch::new(1);
        batch.note("A", "1", None);
        batch.note("A", "1", None);
        assert!(!batch.is_cut);
        batch.note("A", "2", None);
        batch.note("A", "1", Some("x"));
        batch.kind("A").found(1);
        batch.kind("A").found(2);
        assert_eq!(batch.verdict("A", "1", None), Ok(()));
        assert_eq!(batch.verdict("A", "2", None), Err(Fault::TooMany));
        assert_eq!(batch.verdict("A", "1", Some("x")), Err(Fault::TooMany));
    }

    #[test]
    fn what_finds_room_does_not_depend_on_the_order_of_a_hashed_map() {
        let all =
            [("B", "2", None), ("A", "1", Some("x")), ("A", "1", None), ("B", "1", None), ("A", "2", None)];
        for (room, expected) in
            [(0, ""), (1, "A 1"), (2, "A 1 x"), (3, "A 1 x 2"), (4, "A 1 x 2 B 1"), (5, "A 1 x 2 B 1 2")]
        {
            for first in 0..all.len() {
                let mut batch = Batch::new(room);
                for (kind, id, value) in all[first..].iter().chain(&all[..first]) {
                    batch.note_unordered(kind, id, *value);
                }
                batch.settle();
                let mut words = Vec::new();
                for lookups in batch.kinds_mut() {
                    words.push(lookups.kind);
                    for (id, number) in lookups.ids.sorted() {
                        words.push(id);
                        words.extend(lookups.entries[number].values.sorted().map(|(value, _)| value));
                    }
                }
                assert_eq!(words.join(" "), expected, "{room} {first}");
                assert_eq!((batch.is_cut, batch.room), (room < 5, 0));
            }
        }
    }

    #[test]
    fn a_kind_without_room_has_no_group() {
        let mut batch = Batch::new(1);
        batch.note("A", "1", None);
        batch.note("B", "1", None);
        assert_eq!((batch.len(), batch.is_cut), (1, true));
        let mut none = Batch::new(0);
        none.note("A", "1", None);
        assert!(none.is_empty() && none.is_cut);
    }

    #[test]
    fn what_was_not_asked_for_is_not_found() {
        let mut batch = Batch::new(10);
        batch.note("A", "1", Some("x"));
        let lookups = batch.kind("A");
        lookups.found("2");
        lookups.found_with("1", "y");
        assert_eq!(batch.verdict("A", "2", None), Err(Fault::NotFound));
        assert_eq!(batch.verdict("B", "1", None), Err(Fault::NotFound));
        // The id exists, with another value.
        assert_eq!(batch.verdict("A", "1", None), Ok(()));
        assert_eq!(batch.verdict("A", "1", Some("x")), Err(Fault::NotFound));
        batch.kind("A").found_with(1, "x".to_owned());
        assert_eq!(batch.verdict("A", "1", Some("x")), Ok(()));
    }
}
