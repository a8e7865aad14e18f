//! Sets and hashed maps: their records do not depend on the order of the elements.

use alloc::{borrow::Cow, vec::Vec};

use super::{Checker, Mark, around::Around};
use crate::{Segment, ValidationError, kinds::MapKey, order};

impl Checker {
    /// Checks a value that may have been sent in another shape, so that nothing inside has a path. The records stand at
    /// the value, and equal ones only once.
    #[inline]
    pub(crate) fn as_a_whole(&mut self, mut check: impl FnMut(&mut Self)) {
        self.set(core::iter::once(&()), |checker, ()| check(checker));
    }

    /// Takes the inner path off the records since the mark, and drops duplicates.
    #[cfg(feature = "json")]
    pub(crate) fn forget_inner_paths(&mut self, start: Mark) {
        let is_more = self.merge(start, start);
        self.cut(is_more);
    }

    /// Checks the elements of a set. A set does not know in which order they were sent, so the records stand at the
    /// set, and equal ones only once. If the body is at hand, they stand at the elements.
    #[inline]
    pub fn set<'t, T: ?Sized + 't>(
        &mut self,
        items: impl Iterator<Item = &'t T>,
        mut check: impl FnMut(&mut Self, &T),
    ) {
        if self.is_full() {
            return;
        }
        let (start, around) = (self.mark(), self.enter_list());
        if let Some(places) = around.places_of_set() {
            self.set_in_places(items, places, &around, check);
            return around.leave(self);
        }
        for item in items {
            let mark = self.mark();
            let limit = self.extend_limit();
            check(self, item);
            self.limit = limit;
            if mark != self.mark() {
                let is_more = self.merge(start, mark);
                self.cut(is_more);
                if self.is_full() {
                    break;
                }
            }
        }
        around.leave(self);
    }

    /// As [`set`](Self::set), for elements in no certain order: the records are sorted by what they say.
    #[inline]
    pub fn unordered_set<'t, T: ?Sized + 't>(
        &mut self,
        items: impl Iterator<Item = &'t T>,
        mut check: impl FnMut(&mut Self, &T),
    ) {
        if self.is_full() {
            return;
        }
        let (start, mut is_more, around) = (self.mark(), false, self.enter_list());
        if let Some(places) = around.places_of_set() {
            self.set_in_places(items, places, &around, check);
            return around.leave(self);
        }
        let before = self.lookups.enter_unordered();
        for item in items {
            let mark = self.mark();
            let limit = self.extend_limit();
            check(self, item);
            self.limit = limit;
            if mark != self.mark() {
                is_more |= self.merge(start, mark);
                is_more |= self.sort_many_since(start);
                if start.0 >= limit {
                    break;
                }
            }
        }
        self.lookups.leave_unordered(before);
        around.leave(self);
        if start != self.mark() || is_more {
            self.sort_since(start);
            self.cut(is_more);
        }
    }

    /// Checks the elements of a set in the order in which they were sent, each under its index.
    #[cold]
    fn set_in_places<'t, T: ?Sized + 't>(
        &mut self,
        items: impl Iterator<Item = &'t T>,
        places: &[u32],
        around: &Around,
        mut check: impl FnMut(&mut Self, &T),
    ) {
        let mut items: Vec<_> = places.iter().map(|place| *place as usize).zip(items).collect();
        order::sort(&mut items, |(a, _), (b, _)| a.cmp(b));
        for (index, item) in items {
            let mark = self.mark();
            around.enter(|_| Segment::Index(index), self);
            check(self, item);
            self.place(mark, index);
            if self.is_full() {
                break;
            }
        }
    }

    /// Checks the entries of a map without an order; the records are in the order of the keys' text.
    ///
    /// Which keys come first is known only at the end, so every entry is checked, once.
    #[inline]
    pub fn unordered_map<'t, K: MapKey + 't, V: 't>(
        &mut self,
        entries: impl Iterator<Item = (&'t K, &'t V)>,
        mut check: impl FnMut(&mut Self, &K, &V),
    ) {
        if self.is_full() {
            return;
        }
        let (mut failed, around) = (Failed::new(self.errors.len()), self.enter_list());
        let before = self.lookups.enter_unordered();
        for (key, value) in entries {
            let mark = self.mark();
            around.enter(|_| Segment::key(&key.key()), self);
            let limit = self.extend_limit();
            check(self, key, value);
            self.limit = limit;
            if mark != self.mark() {
                self.place_all(mark, Segment::key(&key.key()));
                failed.note(self, key.key());
                if failed.start >= limit {
                    break;
                }
            }
        }
        self.lookups.leave_unordered(before);
        around.leave(self);
        failed.settle(self);
    }

    /// Drops records beyond the limit, and notes whether something is lost.
    fn cut(&mut self, is_more: bool) {
        let is_more = is_more || self.errors.len() > self.limit;
        self.errors.truncate(self.limit);
        self.failures = self.errors.len().saturating_add(usize::from(is_more));
    }

    /// Clears the paths of the records since `mark`, and keeps those that do not repeat one since `start`. Returns
    /// whether there was no room for some.
    #[cold]
    fn merge(&mut self, start: Mark, mark: Mark) -> bool {
        let is_more = self.is_full();
        #[cfg(feature = "json")]
        {
            self.merges = true;
        }
        let mut kept = mark.0;
        for at in mark.0..self.errors.len() {
            let Some((before, [error, ..])) = self.errors.split_at_mut_checked(at) else { break };
            error.path.clear();
            let known = before.get(start.0..kept).unwrap_or_default();
            if !(known.iter().any(|known| known.is_of_same_rule(error))
                || known.iter().any(|known| known.is_same(error)))
            {
                self.errors.swap(kept, at);
                kept += 1;
            }
        }
        self.errors.truncate(kept);
        self.failures = kept;
        is_more
    }

    /// Sorts the records since `start` and drops the last, once there are twice as many as there is room for. Returns
    /// whether it did.
    #[cold]
    fn sort_many_since(&mut self, start: Mark) -> bool {
        let room = self.limit.saturating_sub(start.0);
        let is_many = self.errors.len() - start.0 > room.saturating_mul(2);
        if is_many {
            self.sort_since(start);
            self.errors.truncate(self.limit);
            self.failures = self.errors.len();
        }
        is_many
    }

    #[cold]
    fn sort_since(&mut self, start: Mark) {
        let mut records = self.errors.split_off(start.0);
        order::sort(&mut records, ValidationError::by_what_it_says);
        self.errors.extend(records);
    }
}

/// The failed entries of a map without a fixed order. Their records are at the end of the report.
struct Failed<'k> {
    /// The position of the first of them.
    start: usize,
    /// The key, and the records' range.
    entries: Vec<(Cow<'k, str>, core::ops::Range<usize>)>,
    /// Whether records were dropped.
    is_more: bool,
}

impl<'k> Failed<'k> {
    fn new(start: usize) -> Self {
        Self { start, entries: Vec::new(), is_more: false }
    }

    #[cold]
    fn note(&mut self, checker: &mut Checker, key: Cow<'k, str>) {
        self.is_more |= checker.is_full();
        checker.failures = checker.errors.len();
        let from = self.entries.last().map_or(self.start, |(_, range)| range.end);
        if self.entries.len() == self.entries.capacity() {
            // As the report grows.
            self.entries.reserve_exact((3 * self.entries.len()).clamp(4, 1024));
        }
        self.entries.push((key, from..checker.errors.len()));
        let held = self.entries.len().max(checker.errors.len() - self.start);
        let room = checker.limit.saturating_sub(self.start);
        // Sorts only at twice the room, so that each record is moved a few times only.
        if held > room.saturating_mul(2).max(64) {
            self.sort(checker);
        }
    }

    /// Sorts the records by their keys, and drops those beyond the limit.
    fn sort(&mut self, checker: &mut Checker) {
        let mut records: Vec<Option<ValidationError>> =
            checker.errors.split_off(self.start).into_iter().map(Some).collect();
        order::sort(&mut self.entries, |(a, _), (b, _)| a.cmp(b));
        let mut kept = 0;
        for (_, range) in &mut self.entries {
            if checker.errors.len() >= checker.limit {
                self.is_more = true;
                break;
            }
            let from = checker.errors.len();
            for at in range.clone() {
                let record = records.get_mut(at - self.start).and_then(Option::take);
                checker.errors.extend(record);
            }
            *range = from..checker.errors.len();
            kept += 1;
        }
        self.entries.truncate(kept);
        checker.failures = checker.errors.len();
    }

    #[inline]
    fn settle(self, checker: &mut Checker) {
        if !self.entries.is_empty() {
            self.settle_failed(checker);
        }
    }

    #[cold]
    fn settle_failed(mut self, checker: &mut Checker) {
        self.sort(checker);
        checker.cut(self.is_more);
    }
}
