//! Lists and maps of which some elements were refused: what is left of them is a value all the same, and here stands
//! what it lacks. Of a set also where its elements were sent, since it has an order of its own.

use alloc::{boxed::Box, vec::Vec};

use crate::Segment;

/// What a list or a map lacks that was read without its refused elements.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lost {
    /// How many elements are not in the value.
    pub(crate) others: usize,
    /// Of a list: how many elements stand before each of these that are in the value.
    kept_before: Vec<usize>,
    /// What elements lack that are in the value, by their place in the body.
    inside: Vec<(Segment, Lost)>,
    /// Of a set: where each of its elements stands in the body, in the set's own order.
    pub(super) set: Vec<usize>,
}

impl Lost {
    /// Whether there is nothing to say.
    pub(crate) fn is_empty(&self) -> bool {
        self.others == 0 && self.inside.is_empty() && self.set.is_empty()
    }

    /// Whether the value lacks something, or an element of it does.
    pub(crate) fn is_partial(&self) -> bool {
        self.others > 0 || self.inside.iter().any(|(_, lost)| lost.is_partial())
    }

    /// Where the elements of a set were sent, if that is known.
    pub(crate) fn places_of_set(&self) -> Option<&[usize]> {
        (!self.set.is_empty()).then_some(&*self.set)
    }

    /// An element is not in the value that was sent here.
    pub(crate) fn lose(&mut self, place: &Segment) {
        self.others += 1;
        if let Segment::Index(index) = place {
            self.kept_before.push(index.saturating_sub(self.kept_before.len()));
        }
    }

    pub(crate) fn lacks(&mut self, place: Segment, lost: Self) {
        self.inside.push((place, lost));
    }

    /// Where an element of the value stands in the body.
    #[cold]
    pub(crate) fn index(&self, index: usize) -> usize {
        index + self.kept_before.partition_point(|kept| *kept <= index)
    }

    /// What the element lacks that stands here.
    pub(crate) fn inside(&self, place: &Segment) -> Option<Box<Self>> {
        let (_, lost) = self.inside.iter().find(|(known, _)| known == place)?;
        Some(Box::new(lost.clone()))
    }
}
