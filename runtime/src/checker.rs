//! Collects the records of one validation, and gives them their place.

mod unordered;

use alloc::vec::Vec;

use crate::{
    ApiValidate, Check, Clock, Fault, Rule, Segment, ValidationError, ValidationErrors, Violation,
    kinds::MapKey,
    lookups::{Lookout, Mode},
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
    lookups: Lookout,
    /// Whether what is read stands for a query string.
    #[cfg(feature = "query")]
    reads_query: bool,
    /// Whether serde has kept what is read as text, for a type that is flattened, or tagged inside.
    #[cfg(feature = "json")]
    reads_buffered: bool,
    /// How many objects and lists of the body are around what is being read.
    #[cfg(feature = "json")]
    depth: usize,
    /// Whether broken rules are of no interest.
    #[cfg(feature = "json")]
    ignores_rules: bool,
    /// How many bytes of the body may still be looked at, once for each level that they are in.
    #[cfg(feature = "json")]
    looks: usize,
    #[cfg(feature = "json")]
    positions: crate::json::Positions,
}

/// How many objects and lists inside of each other `serde_json` reads.
#[cfg(feature = "json")]
const MAX_DEPTH: usize = 127;

/// How often a body is looked at to tell what is wrong with it.
#[cfg(feature = "json")]
const LOOKS: usize = 16;

/// How many bytes may be looked at, however short the body is.
#[cfg(feature = "json")]
const FREE_LOOKS: usize = 1 << 20;

/// How many rules were broken when something began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark(usize);

impl Checker {
    pub(crate) fn new(limit: usize, clock: Clock) -> Self {
        Self {
            errors: Vec::new(),
            failures: 0,
            limit,
            cap: limit,
            clock,
            lookups: Lookout::new(),
            #[cfg(feature = "query")]
            reads_query: false,
            #[cfg(feature = "json")]
            reads_buffered: false,
            #[cfg(feature = "json")]
            depth: 0,
            #[cfg(feature = "json")]
            ignores_rules: false,
            #[cfg(feature = "json")]
            looks: FREE_LOOKS,
            #[cfg(feature = "json")]
            positions: crate::json::Positions::default(),
        }
    }

    #[cfg(feature = "query")]
    pub(crate) fn for_query(mut self) -> Self {
        self.reads_query = true;
        self
    }

    #[cfg(feature = "query")]
    pub(crate) fn reads_query(&self) -> bool {
        self.reads_query
    }

    #[cfg(feature = "query")]
    pub(crate) fn reads_buffered(&self) -> bool {
        self.reads_buffered
    }

    /// Reads what serde may have kept as text.
    #[cfg(feature = "json")]
    pub(crate) fn buffered<T>(&mut self, is_buffered: bool, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.reads_buffered;
        self.reads_buffered = before || is_buffered;
        let value = read(self);
        self.reads_buffered = before;
        value
    }

    #[cfg(all(feature = "json", not(feature = "query")))]
    #[allow(clippy::unused_self)] // as it is with queries
    pub(crate) fn reads_query(&self) -> bool {
        false
    }

    #[cfg(feature = "json")]
    pub(crate) fn positions(&mut self) -> &mut crate::json::Positions {
        &mut self.positions
    }

    pub(crate) fn with_lookups(mut self, mode: Mode) -> Self {
        self.lookups.mode = mode;
        self
    }

    pub(crate) fn take_lookups(&mut self) -> Mode {
        core::mem::replace(&mut self.lookups.mode, Mode::Refuse)
    }

    /// The verdict on an id, or on the value that was sent with it: of what was looked up, or for now.
    pub(crate) fn look_up(&mut self, kind: &'static str, id: &str, value: Option<&str>) -> Result<(), Fault> {
        if self.is_full() { Ok(()) } else { self.lookups.judge(kind, id, value) }
    }

    /// Checks what may have to be looked up, which is done only where the value broke no rule so far.
    pub(crate) fn lookups_if(&mut self, held: bool, checks: impl FnOnce(&mut Self)) {
        let before = self.lookups.skip_unless(held);
        checks(self);
        self.lookups.restore(before);
    }

    pub(crate) fn finish(self) -> Result<(), ValidationErrors> {
        if self.failures == 0 { Ok(()) } else { Err(self.into_errors()) }
    }

    #[cold]
    pub(crate) fn into_errors(self) -> ValidationErrors {
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

    /// Notes that a place of the body does not hold what was expected there.
    #[cfg(feature = "json")]
    #[cold]
    pub(crate) fn unread(&mut self, expected: crate::json::Expected, fault: Fault) {
        self.push(ValidationError::unread(expected, fault));
    }

    /// As `unread`, in the words of a rule.
    #[cfg(feature = "json")]
    #[cold]
    pub(crate) fn refused(&mut self, rule: &'static dyn Rule, fault: Fault) {
        self.push(ValidationError::refused(rule, fault));
    }

    /// Notes what is wrong with metadata.
    #[cfg(feature = "metadata")]
    pub(crate) fn metadata(
        &mut self,
        problem: crate::metadata::Problem,
        own: Option<&'static crate::With<crate::rules::Metadata>>,
    ) {
        self.push(ValidationError::metadata_broken(crate::metadata::Broken { problem, own }));
    }

    /// How many more records there is room for.
    #[cfg(feature = "metadata")]
    pub(crate) fn room(&self) -> usize {
        self.limit.saturating_sub(self.errors.len())
    }

    /// Whether a record tells of something that could not be read.
    #[cfg(feature = "json")]
    pub(crate) fn says_what_is_refused(&self) -> bool {
        self.is_full() || self.errors.iter().any(ValidationError::is_unread)
    }

    /// Reads what has no rules here: neither are broken ones noted, nor is anything looked up.
    #[cfg(feature = "json")]
    pub(crate) fn without_rules<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let ignored = core::mem::replace(&mut self.ignores_rules, true);
        let lookups = self.lookups.skip_unless(false);
        let value = read(self);
        self.lookups.restore(lookups);
        self.ignores_rules = ignored;
        value
    }

    fn push(&mut self, error: ValidationError) {
        #[cfg(feature = "json")]
        if self.ignores_rules && !error.is_unread() {
            return;
        }
        self.failures = self.failures.saturating_add(1);
        if self.errors.len() < self.limit {
            self.make_room_for_one();
            self.errors.push(error);
        }
    }

    /// Records are large, and where there are some there are often more: grows faster than a `Vec` would.
    fn make_room_for_one(&mut self) {
        let count = self.errors.len();
        if count == self.errors.capacity() {
            self.errors.reserve_exact((3 * count).clamp(4, 1024).min(self.limit - count));
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
                self.place_all(mark, Segment::key(&key.key()));
                if self.is_full() {
                    return;
                }
            }
        }
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
    #[inline]
    pub(crate) fn deferred(&mut self, slot: Mark, judge: impl FnOnce(&mut Self)) {
        self.among(slot, judge, <[_]>::rotate_left);
    }

    /// Judges something whose records stand among those since `slot`; what then has no room is lost. `arrange` gets all
    /// of these, and how many of them were there before.
    #[inline]
    pub(crate) fn among(
        &mut self,
        slot: Mark,
        judge: impl FnOnce(&mut Self),
        arrange: impl FnOnce(&mut [ValidationError], usize),
    ) {
        let failures = core::mem::replace(&mut self.failures, self.errors.len());
        let (mark, limit) = (self.mark(), self.make_room());
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
            // There was no room left where the field's own records end.
            _ => self.errors.truncate(mark.0),
        }
        self.errors.truncate(self.limit);
    }

    /// Whether a part of a body is JSON that serde reads as it would in its place: no deeper than it may be there.
    #[cfg(feature = "json")]
    pub(crate) fn is_shallow(&self, json: &str) -> bool {
        if self.reads_query() || self.positions.is_noting() {
            return false;
        }
        // What is opened is closed: half of the text is more than can be open.
        self.depth + json.len() / 2 < MAX_DEPTH || self.depth + opened(json) < MAX_DEPTH
    }

    /// Whether so little is around what is being read that the end of a text may be read once for each level.
    #[cfg(feature = "json")]
    pub(crate) fn is_near_root(&self) -> bool {
        !self.reads_query() && !self.positions.is_noting() && self.depth < 8
    }

    /// Takes the records since the mark out, to put them back between others.
    #[cfg(feature = "json")]
    pub(crate) fn park(&mut self, start: Mark) -> Parked {
        let records = self.errors.split_off(start.0.min(self.errors.len()));
        let dropped = self.failures.saturating_sub(start.0 + records.len());
        self.failures = start.0;
        Parked { records: records.into_iter(), next: start.0, dropped }
    }

    /// Begins to look at a body.
    ///
    /// To cut an object or a list into its pieces, its text is read to the end, and that of the pieces inside of it
    /// again: of a body that is deeply nested, each byte as often as there are levels around it. So the work is bounded
    /// by the length of the body; what is left when the bound is reached is read by serde as a whole.
    #[cfg(feature = "json")]
    pub(crate) fn begin(&mut self, body: &str) {
        self.looks = body.len().saturating_mul(LOOKS).saturating_add(FREE_LOOKS);
    }

    /// Whether the text may be looked at once more.
    #[cfg(feature = "json")]
    pub(crate) fn may_look_at(&mut self, json: &str) -> bool {
        let left = self.looks.checked_sub(json.len());
        self.looks = left.unwrap_or(0);
        left.is_some()
    }

    /// Reads what is inside of an object or a list.
    #[cfg(feature = "json")]
    pub(crate) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    /// Whether one more object or list is one more than `serde_json` reads.
    #[cfg(feature = "json")]
    pub(crate) fn is_too_deep(&self) -> bool {
        self.levels_left() == 0
    }

    /// How many more objects and lists inside of each other `serde_json` reads.
    #[cfg(feature = "json")]
    pub(crate) fn levels_left(&self) -> usize {
        MAX_DEPTH.saturating_sub(self.depth)
    }

    /// The records since the mark.
    #[cfg(feature = "json")]
    pub(crate) fn records_since(&mut self, start: Mark) -> impl Iterator<Item = &mut ValidationError> {
        self.errors.iter_mut().skip(start.0)
    }

    /// Forgets the records since the mark.
    #[cfg(feature = "json")]
    pub(crate) fn forget(&mut self, start: Mark) {
        self.errors.truncate(start.0);
        self.failures = start.0;
    }

    /// Room for as many new records as a report holds, whatever will be kept of them; gives the limit to restore.
    #[inline]
    fn make_room(&mut self) -> usize {
        core::mem::replace(&mut self.limit, self.errors.len().saturating_add(self.cap))
    }
}

/// How many objects and lists a text opens, and more where its strings hold brackets.
#[cfg(feature = "json")]
fn opened(json: &str) -> usize {
    // Few enough bytes at a time that a byte can count them, and many at once.
    let chunks = json.as_bytes().chunks(128);
    chunks.map(|chunk| usize::from(chunk.iter().map(|byte| u8::from(byte | 0x20 == b'{')).sum::<u8>())).sum()
}

/// Records that wait for their place among others.
#[cfg(feature = "json")]
#[derive(Debug)]
pub struct Parked {
    records: alloc::vec::IntoIter<ValidationError>,
    /// Where the next of them stood.
    next: usize,
    dropped: usize,
}

#[cfg(feature = "json")]
impl Parked {
    /// Puts back what stood before the mark.
    pub fn restore(&mut self, before: Mark, checker: &mut Checker) {
        let count = before.0.saturating_sub(self.next);
        for record in self.records.by_ref().take(count) {
            checker.push(record);
        }
        self.next = self.next.max(before.0);
    }

    /// Puts back what is left.
    pub fn finish(self, checker: &mut Checker) {
        for record in self.records {
            checker.push(record);
        }
        checker.failures = checker.failures.saturating_add(self.dropped);
    }
}
