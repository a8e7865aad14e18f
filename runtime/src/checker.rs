//! Collects the records of one validation, and gives them their place.

use alloc::{borrow::Cow, vec::Vec};

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
    /// How many records there is room for: the cap, and more while it is not yet known which will be kept.
    limit: usize,
    cap: usize,
    clock: Clock,
}

/// How many rules were broken when something began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark(usize);

impl Checker {
    pub(crate) fn new(limit: usize, clock: Clock) -> Self {
        Self { errors: Vec::new(), failures: 0, limit, cap: limit, clock }
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
                self.place_all(mark, Segment::Index(index));
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
        if self.is_full() {
            return;
        }
        let start = self.mark();
        for item in items {
            let mark = self.mark();
            let limit = self.make_room();
            check(self, item);
            self.limit = limit;
            if mark != self.mark() {
                let is_more = self.merge(start, mark);
                self.cut(is_more);
                if self.is_full() {
                    return;
                }
            }
        }
    }

    /// As [`set`](Self::set), for elements that come in no certain order: the records are sorted by what they say.
    #[inline]
    pub fn unordered_set<'t, T: ?Sized + 't>(
        &mut self,
        items: impl Iterator<Item = &'t T>,
        mut check: impl FnMut(&mut Self, &T),
    ) {
        if self.is_full() {
            return;
        }
        let (start, mut is_more) = (self.mark(), false);
        for item in items {
            let mark = self.mark();
            let limit = self.make_room();
            check(self, item);
            self.limit = limit;
            if mark != self.mark() {
                is_more |= self.merge(start, mark);
                is_more |= self.sort_many_since(start);
            }
        }
        if start != self.mark() || is_more {
            self.sort_since(start);
            self.cut(is_more);
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
                self.place_all(mark, key_segment(key));
                if self.is_full() {
                    return;
                }
            }
        }
    }

    /// Checks the entries of a map whose order means nothing; the records are in the order of the keys' text.
    ///
    /// Which keys come first is known only when all were seen, so every entry is checked, once.
    #[inline]
    pub fn unordered_map<'t, K: MapKey + 't, V: 't>(
        &mut self,
        entries: impl Iterator<Item = (&'t K, &'t V)>,
        mut check: impl FnMut(&mut Self, &K, &V),
    ) {
        if self.is_full() {
            return;
        }
        let mut failed = Failed::new(self.errors.len());
        for (key, value) in entries {
            let mark = self.mark();
            let limit = self.make_room();
            check(self, key, value);
            self.limit = limit;
            if mark != self.mark() {
                self.place_all(mark, key_segment(key));
                failed.note(self, key.key());
                if failed.start >= limit {
                    break;
                }
            }
        }
        failed.settle(self);
    }

    /// Room for as many new records as a report holds, whatever will be kept of them; gives the limit to restore.
    #[inline]
    fn make_room(&mut self) -> usize {
        core::mem::replace(&mut self.limit, self.errors.len().saturating_add(self.cap))
    }

    /// Drops what is beyond the limit; says that something is lost, if it is.
    fn cut(&mut self, is_more: bool) {
        let is_more = is_more || self.errors.len() > self.limit;
        self.errors.truncate(self.limit);
        self.failures = self.errors.len().saturating_add(usize::from(is_more));
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
        self.place_all(mark, segment.into());
        false
    }

    #[cold]
    #[inline(never)]
    fn place_all(&mut self, mark: Mark, segment: Segment) {
        if let Some((last, others)) = self.errors.get_mut(mark.0..).and_then(<[_]>::split_last_mut) {
            for error in others {
                error.path.push_outer(segment.clone());
            }
            last.path.push_outer(segment);
        }
    }

    /// Judges a rule over several fields, when each of them was: its records are put where `slot` was taken, with
    /// those of its own field, and what stands behind them may lose its place to them.
    #[cold]
    pub(crate) fn deferred(&mut self, slot: Mark, judge: impl FnOnce(&mut Self)) {
        let failures = core::mem::replace(&mut self.failures, self.errors.len());
        let (mark, limit) = (self.mark(), self.make_room());
        judge(self);
        self.limit = limit;
        self.failures = failures.saturating_add(self.failures - mark.0);
        match (mark.0.checked_sub(slot.0), self.errors.get_mut(slot.0..)) {
            (Some(others), Some(since_slot)) => since_slot.rotate_left(others.min(since_slot.len())),
            // There was no room left where the field's own records end.
            _ => self.errors.truncate(mark.0),
        }
        self.errors.truncate(limit);
    }

    /// Clears the paths of the records since `mark`, and keeps those that are not known since `start`;
    /// says whether there were more than there was room for.
    #[cold]
    fn merge(&mut self, start: Mark, mark: Mark) -> bool {
        let is_more = self.is_full();
        let mut kept = mark.0;
        for at in mark.0..self.errors.len() {
            let Some((before, [error, ..])) = self.errors.split_at_mut_checked(at) else { break };
            error.path.clear();
            if !before.iter().take(kept).skip(start.0).any(|known| known.is_same(error)) {
                self.errors.swap(kept, at);
                kept += 1;
            }
        }
        self.errors.truncate(kept);
        self.failures = kept;
        is_more
    }

    /// Once there are twice as many records as there is room for, drops those that come last;
    /// says whether it did.
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
        if let Some(errors) = self.errors.get_mut(start.0..) {
            errors.sort_by(ValidationError::by_what_it_says);
        }
    }
}

/// The failed entries of a map that comes in no certain order: their records stand at the end of the report.
struct Failed<'k> {
    /// Where the first of them stands.
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
        self.entries.push((key, from..checker.errors.len()));
        let held = self.entries.len().max(checker.errors.len() - self.start);
        let room = checker.limit.saturating_sub(self.start);
        // Twice what can be kept, before it is sorted: so each record is moved a few times only.
        if held > room.saturating_mul(2).max(64) {
            self.sort(checker);
        }
    }

    /// Sorts the records by their keys, and drops those that no report has room for.
    fn sort(&mut self, checker: &mut Checker) {
        let mut records: Vec<Option<ValidationError>> =
            checker.errors.drain(self.start..).map(Some).collect();
        self.entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        let (base, mut is_more) = (self.start, false);
        self.entries.retain_mut(|(_, range)| {
            if checker.errors.len() >= checker.limit {
                is_more = true;
                return false;
            }
            let from = checker.errors.len();
            let records = records.get_mut(range.start - base..range.end - base).into_iter().flatten();
            checker.errors.extend(records.filter_map(Option::take));
            *range = from..checker.errors.len();
            true
        });
        self.is_more |= is_more;
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

/// Only as much of the key as a path shows, and one character to tell that there was more.
fn key_segment<K: MapKey>(key: &K) -> Segment {
    let key = key.key();
    let cut = key.char_indices().map(|(at, c)| at + c.len_utf8()).find(|end| *end > crate::Path::MAX_KEY);
    Segment::Key(match cut.and_then(|cut| key.get(..cut)) {
        Some(cut) => cut.into(),
        None => key.into(),
    })
}
