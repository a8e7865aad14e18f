//! The items of one list, by their attributes.

use alloc::vec::Vec;
use core::fmt;
use std::collections::HashMap;

use super::AttributeId;

/// An item whose attribute was looked for.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) value: &'a str,
    pub(super) attribute: Option<AttributeId>,
    /// Whether nothing is wrong with it by itself.
    pub(super) is_sound: bool,
    /// The next item of the same attribute, where they are hashed; no item has index 0 and one before it.
    next: usize,
}

impl<'a> Entry<'a> {
    const NONE: Self = Self { value: "", attribute: None, is_sound: false, next: 0 };

    pub(super) fn new(value: &'a str, attribute: Option<AttributeId>, is_sound: bool) -> Self {
        Self { value, attribute, is_sound, next: 0 }
    }
}

/// So many are compared in place.
const FEW: usize = 32;

/// The items so far: in place while they are few, and with a table of their attributes when they are not.
pub(super) struct Entries<'a> {
    few: [Entry<'a>; FEW],
    many: Vec<Entry<'a>>,
    len: usize,
    /// The first and the last item of each attribute.
    ends: HashMap<AttributeId, (usize, usize)>,
}

impl<'a> Entries<'a> {
    pub(super) fn new() -> Self {
        Self { few: [Entry::NONE; FEW], many: Vec::new(), len: 0, ends: HashMap::new() }
    }

    fn all(&self) -> &[Entry<'a>] {
        if self.many.is_empty() { self.few.get(..self.len).unwrap_or_default() } else { &self.many }
    }

    pub(super) fn first(&self, attribute: AttributeId) -> Option<usize> {
        if self.many.is_empty() {
            self.all().iter().position(|entry| entry.attribute == Some(attribute))
        } else {
            self.ends.get(&attribute).map(|(first, _)| *first)
        }
    }

    pub(super) fn push(&mut self, entry: Entry<'a>) {
        match self.few.get_mut(self.len) {
            Some(free) => *free = entry,
            None => {
                if self.many.is_empty() {
                    self.spill();
                }
                self.link(entry.attribute, self.len);
                self.many.push(entry);
            }
        }
        self.len += 1;
    }

    #[cold]
    fn spill(&mut self) {
        self.many.reserve(4 * FEW);
        for entry in self.few {
            self.link(entry.attribute, self.many.len());
            self.many.push(entry);
        }
    }

    fn link(&mut self, attribute: Option<AttributeId>, index: usize) {
        let Some(attribute) = attribute else { return };
        let (_, last) = self.ends.entry(attribute).or_insert((index, index));
        if *last != index {
            if let Some(last) = self.many.get_mut(*last) {
                last.next = index;
            }
            *last = index;
        }
    }
}

/// The items of one list, for rules that look at several of them.
pub struct List<'a>(pub(super) &'a Entries<'a>);

/// An item of a [`List`].
#[derive(Clone, Copy)]
pub struct Sent<'a> {
    /// Its attribute, if the catalogue knows it.
    pub attribute: Option<AttributeId>,
    /// Its value, as the client sent it: keep it out of texts.
    pub value: &'a str,
    /// Whether nothing is wrong with the item by itself: of others, nothing further should be said.
    pub is_sound: bool,
}

impl<'a> List<'a> {
    /// How many items there are.
    pub fn len(&self) -> usize {
        self.0.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.len == 0
    }

    /// The item at an index.
    pub fn get(&self, index: usize) -> Option<Sent<'a>> {
        let Entry { value, attribute, is_sound, .. } = *self.0.all().get(index)?;
        Some(Sent { attribute, value, is_sound })
    }

    /// The index of the first item of an attribute: in constant time.
    pub fn first(&self, attribute: AttributeId) -> Option<usize> {
        self.0.first(attribute)
    }

    /// The indices of all items of an attribute.
    pub fn all(&self, attribute: AttributeId) -> impl Iterator<Item = usize> + use<'_, 'a> {
        core::iter::successors(self.first(attribute), move |index| self.next(attribute, *index))
    }

    fn next(&self, attribute: AttributeId, index: usize) -> Option<usize> {
        let all = self.0.all();
        if self.0.many.is_empty() {
            let rest = all.iter().enumerate().skip(index + 1);
            rest.into_iter().find(|(_, entry)| entry.attribute == Some(attribute)).map(|(index, _)| index)
        } else {
            all.get(index).map(|entry| entry.next).filter(|next| *next != 0)
        }
    }
}

/// Tells nothing of what was sent.
impl fmt::Debug for List<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("List").field("len", &self.len()).finish_non_exhaustive()
    }
}

/// Tells nothing of what was sent.
impl fmt::Debug for Sent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sent").field("attribute", &self.attribute).finish_non_exhaustive()
    }
}
