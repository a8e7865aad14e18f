//! Lists and maps from which elements are missing, since these could not be read. The others keep their places.

#[cfg(feature = "json")]
use alloc::boxed::Box;

use super::Checker;
use crate::Segment;
#[cfg(feature = "json")]
use crate::json::Lost;

/// The list that is being walked, and what is missing from it.
#[derive(Debug)]
#[must_use]
pub(super) struct Around {
    #[cfg(feature = "json")]
    lost: Option<Box<Lost>>,
}

#[cfg(feature = "json")]
impl Checker {
    /// Enters a list or map.
    #[inline]
    pub(super) fn enter_list(&mut self) -> Around {
        Around { lost: self.take_lost() }
    }
}

#[cfg(feature = "json")]
impl Around {
    /// Enters the element at this place.
    #[inline]
    pub(super) fn enter(&self, place: impl FnOnce(&Self) -> Segment, checker: &mut Checker) {
        if let Some(lost) = &self.lost {
            checker.set_lost(lost.inside(&place(self)));
        }
    }

    /// Returns where an element was sent.
    #[inline]
    pub(super) fn index(&self, index: usize) -> usize {
        self.lost.as_ref().map_or(index, |lost| lost.index(index))
    }

    /// For a set: returns where each of its elements was sent, in the set's order.
    #[inline]
    pub(super) fn places_of_set(&self) -> Option<&[u32]> {
        self.lost.as_ref()?.places_of_set()
    }

    /// Leaves the list or map.
    #[inline]
    pub(super) fn leave(self, checker: &mut Checker) {
        if self.lost.is_some() {
            checker.set_lost(self.lost);
        }
    }
}

#[cfg(not(feature = "json"))]
impl Checker {
    #[inline]
    pub(super) fn enter_list(&mut self) -> Around {
        Around {}
    }
}

#[cfg(not(feature = "json"))]
impl Around {
    #[inline]
    pub(super) fn enter(&self, _: impl FnOnce(&Self) -> Segment, _: &mut Checker) {}

    #[inline]
    pub(super) fn index(&self, index: usize) -> usize {
        index
    }

    #[inline]
    pub(super) fn places_of_set(&self) -> Option<&[u32]> {
        None
    }

    #[inline]
    pub(super) fn leave(self, _: &mut Checker) {}
}
