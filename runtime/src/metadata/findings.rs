//! What a check has found, until all of it is reported in the order of the items.

use alloc::vec::Vec;
use core::fmt;
use std::collections::HashSet;

use super::Problem;

/// The place of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Name(usize),
    Value(usize),
    /// Behind all items.
    List,
}

impl Place {
    fn index(self) -> usize {
        match self {
            Self::Name(index) | Self::Value(index) => index,
            Self::List => usize::MAX,
        }
    }
}

/// The problems of one list: of each item but one.
pub struct Findings {
    found: Vec<(Place, Problem)>,
    marked: HashSet<usize>,
    /// How many records there is room for.
    room: usize,
}

impl Findings {
    pub(super) fn new(room: usize) -> Self {
        Self { found: Vec::new(), marked: HashSet::new(), room }
    }

    /// Notes what is wrong with the name of the item at `index`, unless something is already.
    pub fn at_name(&mut self, index: usize, problem: Problem) {
        self.at(Place::Name(index), problem);
    }

    /// Notes what is wrong with the value of the item at `index`, unless something is already.
    pub fn at_value(&mut self, index: usize, problem: Problem) {
        self.at(Place::Value(index), problem);
    }

    /// Notes what is missing from the list.
    pub fn at_list(&mut self, problem: Problem) {
        self.at(Place::List, problem);
    }

    /// Whether there is more than the report has room for, so that nothing more is of use.
    pub fn is_full(&self) -> bool {
        self.found.len() > self.room
    }

    #[cold]
    pub(super) fn at(&mut self, place: Place, problem: Problem) {
        let is_new = place == Place::List || self.marked.insert(place.index());
        if is_new && !self.is_full() {
            self.found.push((place, problem));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All of them, in the order of the items; what is missing comes last.
    pub(super) fn in_order(mut self) -> Vec<(Place, Problem)> {
        self.found.sort_by_key(|(place, _)| place.index());
        self.found
    }
}

impl fmt::Debug for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.found).finish()
    }
}
