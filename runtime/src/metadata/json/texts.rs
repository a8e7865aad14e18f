//! Many short texts in one allocation.

use alloc::{string::String, vec::Vec};
use core::fmt;
use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;

/// A list of texts. A catalogue can hold millions of them, and a `String` each would take most of the time to load it.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Texts {
    text: String,
    /// Where each text ends.
    ends: Vec<u32>,
}

impl Texts {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start as usize..end as usize)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// Adds a text, unless all of them together take more than 4 GiB.
    pub(crate) fn push(&mut self, text: &str) -> bool {
        let end = self.text.len().checked_add(text.len()).and_then(|end| u32::try_from(end).ok());
        if let Some(end) = end {
            self.text.push_str(text);
            self.ends.push(end);
        }
        end.is_some()
    }
}

/// Tells how many, and not which.
impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} texts", self.len())
    }
}

/// A list of texts of which each is found in constant time.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    texts: Texts,
    table: HashTable<u32>,
    state: RandomState,
}

impl Index {
    /// The list with its table, and the places of the texts that stood before already.
    pub(crate) fn new(mut texts: Texts) -> (Self, Vec<usize>) {
        texts.text.shrink_to_fit();
        texts.ends.shrink_to_fit();
        let state = RandomState::new();
        let mut table = HashTable::with_capacity(texts.len());
        let hash = |at: &u32| state.hash_one(texts.get(*at as usize).unwrap_or_default());
        let mut repeated = Vec::new();
        for (index, text) in (0_u32..).zip(texts.iter()) {
            let is_same = |other: &u32| texts.get(*other as usize) == Some(text);
            match table.entry(state.hash_one(text), is_same, hash) {
                hashbrown::hash_table::Entry::Occupied(_) => repeated.push(index as usize),
                hashbrown::hash_table::Entry::Vacant(free) => drop(free.insert(index)),
            }
        }
        (Self { texts, table, state }, repeated)
    }

    pub(crate) fn texts(&self) -> &Texts {
        &self.texts
    }

    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        let is_it = |at: &u32| self.texts.get(*at as usize) == Some(text);
        self.table.find(self.state.hash_one(text), is_it).copied()
    }
}
