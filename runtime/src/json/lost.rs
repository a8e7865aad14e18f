//! What is missing from lists and maps that were read without their refused elements. For a set, also where its
//! elements were sent, since a set has its own order.

use alloc::{boxed::Box, vec::Vec};

use crate::Segment;

/// What is missing from a list or a map, some elements of which were refused.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lost {
    /// How many elements are missing.
    pub(crate) others: usize,
    /// In a list: how many elements before each of these are in the value.
    kept_before: Vec<usize>,
    /// What is missing inside of kept elements, by their place in the body.
    inside: Vec<(Segment, Lost)>,
    /// For a set: where each of its elements is in the body, in the set's order.
    pub(super) set: Vec<u32>,
}

impl Lost {
    /// Returns whether there is nothing to note: no element is missing, and no order is known.
    pub(crate) fn is_empty(&self) -> bool {
        self.others == 0 && self.inside.is_empty() && self.set.is_empty()
    }

    /// Returns whether an element is missing, here or inside of an element.
    pub(crate) fn is_partial(&self) -> bool {
        self.others > 0 || self.inside.iter().any(|(_, lost)| lost.is_partial())
    }

    /// Returns where the elements were sent that are not in the value, or lack something inside; in order.
    pub(super) fn not_whole(&self) -> Vec<usize> {
        let mut indexes: Vec<usize> =
            self.kept_before.iter().enumerate().map(|(lost, kept)| lost + kept).collect();
        for (place, lost) in &self.inside {
            match place {
                Segment::Index(index) if lost.is_partial() => indexes.push(*index),
                _ => {}
            }
        }
        indexes.sort_unstable();
        indexes
    }

    /// Returns where the elements of a set were sent, if that is known.
    pub(crate) fn places_of_set(&self) -> Option<&[u32]> {
        (!self.set.is_empty()).then_some(&*self.set)
    }

    /// Notes that the element that was sent here is not in the value.
    pub(crate) fn lose(&mut self, place: &Segment) {
        self.others += 1;
        if let Segment::Index(index) = place {
            self.kept_before.push(index.saturating_sub(self.kept_before.len()));
        }
    }

    pub(crate) fn lacks(&mut self, place: Segment, lost: Self) {
        self.inside.push((place, lost));
    }

    /// Returns where an element of the value is in the body.
    #[cold]
    pub(crate) fn index(&self, index: usize) -> usize {
        index + self.kept_before.partition_point(|kept| *kept <= index)
    }

    /// Returns what is missing inside of the element at this place.
    pub(crate) fn inside(&self, place: &Segment) -> Option<Box<Self>> {
        let (_, lost) = self.inside.iter().find(|(known, _)| known == place)?;
        Some(Box::new(lost.clone()))
    }
}
