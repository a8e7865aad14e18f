//! Collects the records of one validation, and gives them their place.

use alloc::{borrow::Cow, collections::BTreeMap, vec::Vec};

use crate::{
    ApiValidate, Check, Clock, Fault, Rule, Segment, ValidationError, ValidationErrors, Violation,
    kinds::MapKey,
};

/// Runs rules and collects their records.
///
/// A check pushes its record without a path; on the way back each level that sees a new record puts its own
/// segment before it. So a valid value costs no path at all, only the comparison of a counter.
#[derive(Debug)]
pub struct Checker {
    errors: Vec<ValidationError>,
    /// Broken rules so far, those included that found no room.
    failures: usize,
    limit: usize,
    clock: Clock,
}

/// How many rules were broken when something began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark(usize);

impl Checker {
    pub(crate) fn new(limit: usize, clock: Clock) -> Self {
        Self { errors: Vec::new(), failures: 0, limit, clock }
    }

    pub(crate) fn finish(self) -> Result<(), ValidationErrors> {
        if self.failures == 0 { Ok(()) } else { Err(self.into_errors()) }
    }

    #[cold]
    fn into_errors(self) -> ValidationErrors {
        let truncated = self.is_full();
        ValidationErrors::new(self.errors, truncated)
    }

    /// Whether the cap on records was passed, so that further checks are of no use.
    #[inline]
    pub fn is_full(&self) -> bool {
        self.failures > self.errors.len()
    }

    /// Checks a value; says whether the rule holds.
    #[inline]
    pub fn rule<T: ?Sized, R: Check<T>>(&mut self, rule: &'static R, value: &T) -> bool {
        let verdict = rule.check(value, &self.clock);
        self.verdict(rule, verdict)
    }

    /// Notes the verdict of a rule that was checked by other means; says whether the rule holds.
    #[inline]
    pub fn verdict<R: Rule>(&mut self, rule: &'static R, verdict: Result<(), Fault>) -> bool {
        match verdict {
            Ok(()) => true,
            Err(fault) => self.broken(rule, fault),
        }
    }

    #[cold]
    #[inline(never)]
    fn broken(&mut self, rule: &'static dyn Rule, fault: Fault) -> bool {
        self.push(ValidationError::broken(rule, fault));
        false
    }

    /// Notes a violation of the service's own.
    #[cold]
    pub fn violation(&mut self, violation: Violation) {
        self.push(ValidationError::custom(violation));
    }

    fn push(&mut self, error: ValidationError) {
        self.failures = self.failures.saturating_add(1);
        if self.errors.len() < self.limit {
            self.errors.push(error);
        }
    }

    /// Checks the value of a field, whose name every record gets; says whether all of it holds.
    pub fn field(&mut self, name: &'static str, checks: impl FnOnce(&mut Self)) -> bool {
        let mark = self.mark();
        checks(self);
        self.place(mark, name)
    }

    /// Checks the element of a fixed-length sequence, such as a tuple; says whether all of it holds.
    pub fn index(&mut self, index: usize, checks: impl FnOnce(&mut Self)) -> bool {
        let mark = self.mark();
        checks(self);
        self.place(mark, index)
    }

    /// Checks a nested value.
    #[inline]
    pub fn nested<T: ApiValidate + ?Sized>(&mut self, value: &T, context: &T::Context) {
        value.check(self, context);
    }

    /// Checks the elements of a sequence, each under its index.
    #[inline]
    pub fn sequence<'t, T: ?Sized + 't>(
        &mut self,
        items: impl Iterator<Item = &'t T>,
        mut check: impl FnMut(&mut Self, &T),
    ) {
        if self.is_full() {
            return;
        }
        for (index, item) in items.enumerate() {
            let mark = self.mark();
            check(self, item);
            if mark != self.mark() {
                self.place_all(mark, &Segment::Index(index));
                if self.is_full() {
                    return;
                }
            }
        }
    }

    /// Checks the elements of a set. They have no place of their own in a request (an array whose order is lost),
    /// so the records stand at the set, each but once.
    #[inline]
    pub fn set<'t, T: ?Sized + 't>(
        &mut self,
        items: impl Iterator<Item = &'t T>,
        mut check: impl FnMut(&mut Self, &T),
    ) {
        let start = self.mark();
        for item in items {
            let mark = self.mark();
            check(self, item);
            if mark != self.mark() {
                self.merge(start, mark);
            }
        }
    }

    /// Checks the entries of a map in the order they come in, each under its key.
    #[inline]
    pub fn map<'t, K: MapKey + 't, V: 't>(
        &mut self,
        entries: impl Iterator<Item = (&'t K, &'t V)>,
        mut check: impl FnMut(&mut Self, &K, &V),
    ) {
        if self.is_full() {
            return;
        }
        for (key, value) in entries {
            let mark = self.mark();
            check(self, key, value);
            if mark != self.mark() {
                self.place_all(mark, &key_segment(key));
                if self.is_full() {
                    return;
                }
            }
        }
    }

    /// Checks the entries of a map whose order means nothing; the records are in the order of the keys' text.
    ///
    /// `check` may run again for an entry that failed.
    #[inline]
    pub fn unordered_map<'t, K: MapKey + 't, V: 't>(
        &mut self,
        entries: impl Iterator<Item = (&'t K, &'t V)> + Clone,
        mut check: impl FnMut(&mut Self, &K, &V),
    ) {
        if self.is_full() {
            return;
        }
        let start = self.mark();
        for (key, value) in entries.clone() {
            check(self, key, value);
            if start != self.mark() {
                self.roll_back(start);
                self.sorted_map(entries, check);
                return;
            }
        }
    }

    /// Keeps no more of the failed entries than there is room for records, and one to see that there were more.
    #[cold]
    fn sorted_map<'t, K: MapKey + 't, V: 't>(
        &mut self,
        entries: impl Iterator<Item = (&'t K, &'t V)>,
        mut check: impl FnMut(&mut Self, &K, &V),
    ) {
        let room = self.limit.saturating_sub(self.errors.len()).saturating_add(1);
        let start = self.mark();
        let mut failed = BTreeMap::<Cow<'_, str>, (&K, &V)>::new();
        for (key, value) in entries {
            check(self, key, value);
            if start != self.mark() {
                self.roll_back(start);
                failed.insert(key.key(), (key, value));
                if failed.len() > room {
                    failed.pop_last();
                }
            }
        }
        self.map(failed.into_values(), check);
    }

    /// Today's date, as rules see it.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Where the report stands, to give a place to what comes next.
    #[inline]
    pub fn mark(&self) -> Mark {
        Mark(self.failures)
    }

    /// Puts a segment before every record since the mark; says whether there was none.
    #[inline]
    pub fn place(&mut self, mark: Mark, segment: impl Into<Segment>) -> bool {
        if mark == self.mark() {
            return true;
        }
        self.place_all(mark, &segment.into());
        false
    }

    #[cold]
    #[inline(never)]
    fn place_all(&mut self, mark: Mark, segment: &Segment) {
        for error in self.errors.iter_mut().skip(mark.0) {
            error.path.push_outer(segment.clone());
        }
    }

    /// Moves every record since `mark` to where `slot` was taken: a rule over several fields is judged
    /// when all of them were, and reported with its own.
    #[cold]
    pub(crate) fn move_to(&mut self, slot: Mark, mark: Mark) {
        let new = self.errors.len().saturating_sub(mark.0);
        if let Some(since_slot) = self.errors.get_mut(slot.0..) {
            since_slot.rotate_right(new.min(since_slot.len()));
        }
    }

    fn merge(&mut self, start: Mark, mark: Mark) {
        let new = self.errors.split_off(mark.0.min(self.errors.len()));
        for mut error in new {
            error.path.clear();
            if self.errors.iter().skip(start.0).any(|known| known.is_same(&error)) {
                self.failures = self.failures.saturating_sub(1);
            } else {
                self.errors.push(error);
            }
        }
    }

    fn roll_back(&mut self, mark: Mark) {
        self.errors.truncate(mark.0);
        self.failures = mark.0;
    }
}

/// Only as much of the key as a path shows, and one byte to tell that there was more.
fn key_segment<K: MapKey>(key: &K) -> Segment {
    let key = key.key();
    let cut = key.char_indices().map(|(at, c)| at + c.len_utf8()).find(|end| *end > crate::Path::MAX_KEY);
    Segment::Key(key.get(..cut.unwrap_or(key.len())).unwrap_or(&key).into())
}
