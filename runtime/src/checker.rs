//! Collects the records of one validation, and gives them their place.

#[cfg(feature = "json")]
mod again;
mod around;
mod unordered;

#[cfg(feature = "json")]
use alloc::boxed::Box;

#[cfg(feature = "json")]
use crate::json::{JsonType, Lost};

#[cfg(feature = "json")]
pub(crate) use self::again::Room;
use crate::{
    ApiValidate, Check, Clock, Fault, Rule, Segment, ValidationError, ValidationErrors, Violation,
    kinds::MapKey,
    lookups::{Lookout, Mode},
    report::Records,
};

/// Runs rules and collects their records.
///
/// A check pushes its record without a path. On the way back, each level that sees a new record puts its own segment in
/// front of it. So a valid value needs no path, only a comparison of a counter at each level.
#[derive(Debug)]
pub struct Checker {
    errors: Records,
    /// How many rules were broken so far, with or without room for a record.
    failures: usize,
    /// What is missing from the list or map whose rules are judged.
    #[cfg(feature = "json")]
    lost: Option<Box<Lost>>,
    lookups: Lookout,
    clock: Clock,
    /// How many records there is room for: the cap, or more while it is not known which will be kept.
    limit: usize,
    cap: usize,
    /// Whether broken rules are ignored.
    #[cfg(feature = "json")]
    ignores_rules: bool,
    /// Whether something is left out because of another bound than the cap on records.
    #[cfg(feature = "json")]
    leaves_out: bool,
    /// Whether a record points at a whole value, although its problem may have a more exact place in the body.
    #[cfg(feature = "json")]
    merges: bool,
}

/// How many rules were broken when something began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark(usize);

impl Mark {
    /// Returns how many records come before it, if none was dropped.
    #[cfg(feature = "json")]
    pub(crate) fn index(self) -> usize {
        self.0
    }
}

impl Checker {
    pub(crate) fn new(limit: usize, clock: Clock) -> Self {
        Self {
            errors: Records::new(),
            failures: 0,
            limit,
            cap: limit,
            clock,
            lookups: Lookout::new(),
            #[cfg(feature = "json")]
            ignores_rules: false,
            #[cfg(feature = "json")]
            leaves_out: false,
            #[cfg(feature = "json")]
            merges: false,
            #[cfg(feature = "json")]
            lost: None,
        }
    }

    pub(crate) fn with_lookups(mut self, mode: Mode) -> Self {
        self.lookups.mode = mode;
        self
    }

    pub(crate) fn take_lookups(&mut self) -> Mode {
        core::mem::replace(&mut self.lookups.mode, Mode::Refuse)
    }

    /// Returns the verdict on an id, or on the value that was sent with it: from what was looked up, or a preliminary
    /// one.
    pub(crate) fn look_up(&mut self, kind: &'static str, id: &str, value: Option<&str>) -> Result<(), Fault> {
        if self.is_full() { Ok(()) } else { self.lookups.judge(kind, id, value) }
    }

    /// Runs checks that look something up only if `held`: if the value broke no rule so far.
    pub(crate) fn lookups_if(&mut self, held: bool, checks: impl FnOnce(&mut Self)) {
        let before = self.skip_lookups_unless(held);
        checks(self);
        self.restore_lookups(before);
    }

    /// Looks nothing up from here on, unless `held`. Returns what to [`restore_lookups`](Self::restore_lookups) with.
    pub(crate) fn skip_lookups_unless(&mut self, held: bool) -> bool {
        self.lookups.skip_unless(held)
    }

    pub(crate) fn restore_lookups(&mut self, before: bool) {
        self.lookups.restore(before);
    }

    /// Returns whether no rule was broken. If only a value was checked, there are then no records to drop: each counts
    /// as a broken rule, and one that was merged leaves another.
    #[inline]
    pub(crate) fn is_clean(&self) -> bool {
        self.failures == 0
    }

    #[cold]
    pub(crate) fn finish(mut self) -> Result<(), ValidationErrors> {
        if self.is_clean() { Ok(()) } else { Err(self.take_errors()) }
    }

    #[cfg(feature = "json")]
    #[cold]
    pub(crate) fn into_errors(mut self) -> ValidationErrors {
        self.take_errors()
    }

    /// As [`into_errors`](Self::into_errors), of a checker that stays where it is: to move one takes as long as to make a
    /// record.
    #[cold]
    #[inline(never)]
    pub(crate) fn take_errors(&mut self) -> ValidationErrors {
        let truncated = self.is_full();
        #[cfg(feature = "json")]
        let (truncated, merged) = (truncated || self.leaves_out, self.merges);
        #[cfg(not(feature = "json"))]
        let merged = false;
        ValidationErrors::of(&mut self.errors, truncated, merged)
    }

    /// Returns whether the cap on records was passed, so that further checks are of no use.
    #[inline]
    pub fn is_full(&self) -> bool {
        !self.is_clean() && self.failures > self.errors.len()
    }

    /// Checks a value. Returns whether the rule holds.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always)] // so that a constant's arguments fold into the code
    pub fn rule<T: ?Sized, R: Check<T>>(&mut self, rule: &'static R, value: &T) -> bool {
        let verdict = rule.check(value, &self.clock);
        self.verdict(rule, verdict)
    }

    /// Notes the verdict of a rule that was checked by other means. Returns whether the rule holds.
    #[inline]
    pub fn verdict<R: Rule>(&mut self, rule: &'static R, verdict: Result<(), Fault>) -> bool {
        match verdict {
            Ok(()) => true,
            Err(fault) => {
                self.broken(rule, fault);
                false
            }
        }
    }

    /// As [`verdict`](Self::verdict), for a rule that was made for this check.
    #[doc(hidden)]
    #[inline]
    pub fn made<R: Rule + Send + 'static>(&mut self, rule: R, verdict: Result<(), Fault>) -> bool {
        match verdict {
            Ok(()) => true,
            Err(fault) => {
                self.add(false, || ValidationError::made(rule, fault));
                false
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn broken(&mut self, rule: &'static dyn Rule, fault: Fault) {
        self.add(false, || ValidationError::broken(rule, fault));
    }

    /// Adds a violation that the service has found itself.
    #[cold]
    pub fn violation(&mut self, violation: Violation) {
        self.push(ValidationError::custom(violation));
    }

    /// Adds the record that a body does not have what was expected.
    #[cfg(feature = "json")]
    #[cold]
    pub(crate) fn type_mismatch(&mut self, expected: JsonType, fault: Fault) {
        self.add(true, || ValidationError::unread(expected, fault));
    }

    /// Like `type_mismatch`, with the texts of a rule.
    #[cfg(feature = "json")]
    #[cold]
    pub(crate) fn refused(&mut self, rule: &'static dyn Rule, fault: Fault) {
        self.add(true, || ValidationError::refused(rule, fault));
    }

    /// Adds the record of what is wrong with metadata.
    #[cfg(feature = "metadata")]
    pub(crate) fn metadata(
        &mut self,
        problem: crate::metadata::Problem,
        own: Option<&'static crate::With<crate::rules::Metadata>>,
    ) {
        self.push(ValidationError::metadata_broken(crate::metadata::Broken { problem, own }));
    }

    /// Returns how many more records there is room for.
    #[cfg(feature = "metadata")]
    pub(crate) fn room(&self) -> usize {
        self.limit.saturating_sub(self.errors.len())
    }

    /// Returns whether a record since the mark is about something that could not be read. True also if the report is
    /// full, as such a record may be missing.
    #[cfg(feature = "json")]
    pub(crate) fn tells_mismatch_since(&self, start: Mark) -> bool {
        self.is_full() || self.errors.iter().skip(start.0).any(ValidationError::is_unread)
    }

    /// Notes that something is left out of the report because of a bound.
    #[cfg(feature = "json")]
    #[cold]
    pub(crate) fn leave_out(&mut self) {
        self.leaves_out = true;
    }

    /// Ignores broken rules and looks nothing up from here on. Returns what to [`restore_rules`](Self::restore_rules)
    /// with.
    #[cfg(feature = "json")]
    pub(crate) fn ignore_rules(&mut self) -> (bool, bool) {
        (core::mem::replace(&mut self.ignores_rules, true), self.skip_lookups_unless(false))
    }

    #[cfg(feature = "json")]
    pub(crate) fn restore_rules(&mut self, (ignores_rules, skips): (bool, bool)) {
        self.ignores_rules = ignores_rules;
        self.restore_lookups(skips);
    }

    /// Notes the verdict of a rule that asks for a value. A list is there if one of its elements was sent, even if none of
    /// them could be read.
    #[doc(hidden)]
    #[inline]
    pub fn required<R: Rule>(&mut self, rule: &'static R, is_missing: bool) -> bool {
        let is_missing = is_missing && self.clock.others() == 0;
        self.verdict(rule, if is_missing { Err(Fault::Missing) } else { Ok(()) })
    }

    /// Returns whether elements are missing from the list or map whose rules are judged. Rules that need all elements
    /// have no verdict then.
    #[doc(hidden)]
    #[inline]
    pub fn is_partial(&self) -> bool {
        #[cfg(feature = "json")]
        return self.lost.as_ref().is_some_and(|lost| lost.is_partial());
        #[cfg(not(feature = "json"))]
        false
    }

    /// Sets what is missing from the value whose rules are judged next.
    #[cfg(feature = "json")]
    pub(crate) fn set_lost(&mut self, lost: Option<Box<Lost>>) {
        self.clock.set_others(lost.as_ref().map_or(0, |lost| lost.others));
        self.lost = lost;
    }

    #[cfg(feature = "json")]
    #[inline]
    pub(crate) fn take_lost(&mut self) -> Option<Box<Lost>> {
        let lost = Some(self.lost.take()?);
        self.set_lost(None);
        lost
    }

    fn push(&mut self, error: ValidationError) {
        #[cfg(feature = "json")]
        let is_unread = error.is_unread();
        #[cfg(not(feature = "json"))]
        let is_unread = false;
        self.add(is_unread, || error);
    }

    /// Counts a broken rule, or a value that could not be read, and adds its record if there is room.
    #[inline]
    fn add(&mut self, is_unread: bool, record: impl FnOnce() -> ValidationError) {
        #[cfg(feature = "json")]
        if self.ignores_rules && !is_unread {
            return;
        }
        let _ = is_unread;
        self.failures = self.failures.saturating_add(1);
        self.errors.push_with(self.limit, record);
    }

    /// Checks the value of a field. Every record gets the field's name. Returns whether all checks hold.
    pub fn field(&mut self, name: &'static str, checks: impl FnOnce(&mut Self)) -> bool {
        let mark = self.mark();
        checks(self);
        self.place(mark, name)
    }

    /// Checks the element of a fixed-length sequence, such as a tuple. Returns whether all checks hold.
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
        let around = self.enter_list();
        for (index, item) in items.enumerate() {
            let mark = self.mark();
            around.enter(|around| around.index(index).into(), self);
            check(self, item);
            if mark != self.mark() && self.fills_up_at(mark, around.index(index)) {
                break;
            }
        }
        around.leave(self);
    }

    /// Puts the index of an element before the paths of the records since the mark. Returns whether the report is full.
    #[cold]
    #[inline(never)]
    fn fills_up_at(&mut self, mark: Mark, index: usize) -> bool {
        self.place_at(mark, index);
        self.is_full()
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
        let around = self.enter_list();
        for (key, value) in entries {
            let mark = self.mark();
            around.enter(|_| Segment::key(&key.key()), self);
            check(self, key, value);
            if mark != self.mark() {
                self.place_all(mark, Segment::key(&key.key()));
                if self.is_full() {
                    break;
                }
            }
        }
        around.leave(self);
    }

    /// Returns today's date, as rules see it.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Says of the records since the mark that they are about a name.
    #[doc(hidden)]
    #[inline]
    pub fn tell_name(&mut self, start: Mark) {
        if start != self.mark() {
            self.errors.iter_mut().skip(start.0).for_each(ValidationError::tell_name);
        }
    }

    /// Returns a mark at the end of the report, to give a place to the records that come next.
    #[inline]
    pub fn mark(&self) -> Mark {
        Mark(self.failures)
    }

    /// Puts a segment before the path of every record since the mark. Returns whether there was none.
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
        match segment {
            Segment::Field(name) => self.place_under(mark, name),
            Segment::Index(index) => self.place_at(mark, index),
            key => self.place_key(mark, key),
        }
    }

    /// Puts a segment that may own its text before the paths of the records since the mark.
    #[cold]
    fn place_key(&mut self, mark: Mark, key: Segment) {
        if let Some((last, others)) = self.errors.get_mut(mark.0..).and_then(<[_]>::split_last_mut) {
            for error in others {
                error.path.push_outer(|| key.clone());
            }
            last.path.push_outer(|| key);
        }
    }

    /// Puts the name of a field before the paths of the records since the mark.
    #[cold]
    #[inline(never)]
    pub(crate) fn place_under(&mut self, mark: Mark, name: &'static str) {
        self.place_each(mark, || Segment::Field(name));
    }

    /// Puts the index of an element before the paths of the records since the mark.
    #[cold]
    #[inline(never)]
    pub(crate) fn place_at(&mut self, mark: Mark, index: usize) {
        self.place_each(mark, || Segment::Index(index));
    }

    #[inline]
    fn place_each(&mut self, mark: Mark, segment: impl Fn() -> Segment) {
        for error in self.errors.get_mut(mark.0..).unwrap_or_default() {
            error.path.push_outer(&segment);
        }
    }

    /// Judges a rule over several fields, after each of them. Its records are moved to `slot`, behind those of its own
    /// field. If there is no room for all, records behind them are dropped.
    #[inline]
    pub(crate) fn deferred(&mut self, slot: Mark, judge: impl FnOnce(&mut Self)) {
        self.among(slot, judge, <[_]>::rotate_left);
    }

    /// Judges something whose records stand among those since `slot`. `arrange` gets all of these, and how many were
    /// there before. Records without room are dropped.
    #[inline]
    pub(crate) fn among(
        &mut self,
        slot: Mark,
        judge: impl FnOnce(&mut Self),
        arrange: impl FnOnce(&mut [ValidationError], usize),
    ) {
        let failures = core::mem::replace(&mut self.failures, self.errors.len());
        let (mark, limit) = (self.mark(), self.extend_limit());
        judge(self);
        self.limit = limit;
        let new = self.failures - mark.0;
        self.failures = failures.saturating_add(new);
        if new > 0 {
            self.arrange(slot, mark, arrange);
        }
    }

    #[cold]
    fn arrange(&mut self, slot: Mark, mark: Mark, arrange: impl FnOnce(&mut [ValidationError], usize)) {
        match (mark.0.checked_sub(slot.0), self.errors.get_mut(slot.0..)) {
            (Some(before), Some(since_slot)) => {
                let before = before.min(since_slot.len());
                arrange(since_slot, before);
            }
            // The report was full before `slot`.
            _ => self.errors.truncate(mark.0),
        }
        self.errors.truncate(self.limit);
    }

    /// Makes room for as many new records as a report holds, even if some are dropped later. Returns the limit to
    /// restore.
    #[inline]
    fn extend_limit(&mut self) -> usize {
        core::mem::replace(&mut self.limit, self.errors.len().saturating_add(self.cap))
    }
}
