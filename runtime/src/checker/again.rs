//! Records of a value that is read a second time: which of them say the same, and where they stand.

use alloc::vec::Vec;

use super::{Checker, Mark};
use crate::{Segment, ValidationError, order};

/// The room that a report had.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    failures: usize,
    limit: usize,
}

impl Checker {
    /// Iterates over the records since the mark.
    pub(crate) fn records_since(&mut self, start: Mark) -> impl Iterator<Item = &mut ValidationError> {
        self.errors.iter_mut().skip(start.0)
    }

    /// Returns whether the records from `middle` on repeat those from `start` to `middle`, in the same places.
    pub(crate) fn are_the_same(&self, start: Mark, middle: Mark) -> bool {
        let (Some(first), Some(second)) = (self.errors.get(start.0..middle.0), self.errors.get(middle.0..))
        else {
            return false;
        };
        let is_same = |(one, other): (&ValidationError, &ValidationError)| {
            one.is_of_same_rule(other) || one.is_same(other)
        };
        first.len() == second.len() && first.iter().zip(second).all(is_same)
    }

    /// Returns the indexes of the elements that records since the mark are about, in order. `None` if some are about other
    /// values inside.
    pub(crate) fn indexes(&self, start: Mark) -> Option<Vec<usize>> {
        let mut indexes = Vec::new();
        for record in self.errors.get(start.0..)? {
            match element(record) {
                Some(index) => indexes.push(index),
                None if record.path.is_root() => {}
                None => return None,
            }
        }
        indexes.sort_unstable();
        indexes.dedup();
        Some(indexes)
    }

    /// Puts the records since the mark into the order of the elements that they are about.
    pub(crate) fn sort_by_element(&mut self, start: Mark) {
        let keys: Vec<_> = self.errors.iter().skip(start.0).map(element).collect();
        self.sort_records(start.0, &keys);
    }

    /// Puts the records since the mark that are about the only element of a list at its index in the body.
    pub(crate) fn place_alone(&mut self, start: Mark, index: usize) {
        for record in self.records_since(start) {
            if let Some(segment @ Segment::Index(0)) = record.path.outermost_mut() {
                *segment = Segment::Index(index);
            }
        }
    }

    /// Returns whether the records about the element are the same from `start` to `middle` and from there on.
    pub(crate) fn are_the_same_at(&self, index: usize, start: Mark, middle: Mark) -> bool {
        let is_here = |record: &&ValidationError| element(record) == Some(index);
        let records = self.errors.iter().take(middle.0).skip(start.0).filter(is_here);
        let mut others = self.errors.iter().skip(middle.0).filter(is_here);
        records.into_iter().all(|record| others.next().is_some_and(|other| record.is_same(other)))
            && others.next().is_none()
    }

    /// Returns whether the first record since the mark is about a value inside.
    pub(crate) fn tells_inside(&self, start: Mark) -> bool {
        self.errors.get(start.0).is_some_and(|first| !first.path.is_root())
    }

    /// Returns whether a record from `middle` on is about an unread value in the place of the first record since
    /// `start`.
    pub(crate) fn tell_the_same(&self, start: Mark, middle: Mark) -> bool {
        let Some(first) = self.errors.get(start.0..middle.0).and_then(<[_]>::first) else { return false };
        // A name may be a field in one path and a key in the other.
        let place = first.path.pointer();
        let is_same = |other: &ValidationError| other.is_unread() && other.path.pointer() == place;
        self.errors.iter().skip(middle.0).any(is_same)
    }

    /// Forgets the records from `start` to `middle`.
    pub(crate) fn forget_between(&mut self, start: Mark, middle: Mark) {
        let end = middle.0.min(self.errors.len());
        let forgotten = self.errors.drain(start.0.min(end)..end).count();
        self.failures = self.failures.saturating_sub(forgotten);
    }

    /// Forgets the records since the mark.
    pub(crate) fn forget(&mut self, start: Mark) {
        self.errors.truncate(start.0);
        self.failures = start.0;
    }

    /// Makes room for as many new records as a report holds, even if some are dropped later.
    pub(crate) fn make_room(&mut self) -> Room {
        let failures = core::mem::replace(&mut self.failures, self.errors.len());
        Room { failures, limit: self.extend_limit() }
    }

    /// Keeps as many records as there was room for. Those from `start` on are new.
    pub(crate) fn restore_room(&mut self, start: usize, room: Room) {
        let new = self.failures.saturating_sub(start);
        self.failures = room.failures.saturating_add(new);
        self.limit = room.limit;
        self.errors.truncate(self.limit);
    }

    pub(crate) fn records(&self) -> impl Iterator<Item = &ValidationError> {
        self.errors.iter()
    }

    /// Sorts the records from `start` on by these keys.
    pub(crate) fn sort_records<K: Ord>(&mut self, start: usize, keys: &[K]) {
        let order = order::order(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
        order::arrange(self.errors.get_mut(start..).unwrap_or_default(), order);
    }
}

/// Returns the index of the element that a record is about, or about something inside of it.
fn element(record: &ValidationError) -> Option<usize> {
    match record.path.segments().next() {
        Some(Segment::Index(index)) => Some(*index),
        _ => None,
    }
}
