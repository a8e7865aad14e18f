//! Where the records of a report are kept.

#[cfg(feature = "json")]
use alloc::vec;
use alloc::{boxed::Box, vec::Vec};
#[cfg(feature = "json")]
use core::ops::Range;
use core::{
    iter, mem,
    ops::{Deref, DerefMut},
};

use super::ValidationError;

/// The records that were made so far. They take no memory before the first.
#[derive(Debug)]
pub(crate) struct Records(Option<Box<Report>>);

/// The records of a report, and what is known of all of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Report {
    /// The only record. Most reports have one, which so needs no memory of its own.
    only: Option<ValidationError>,
    /// The records, if there is not only one.
    many: Vec<ValidationError>,
    pub(super) truncated: bool,
    /// Whether some record points at a whole value whose problem may have a place of its own in the body.
    #[cfg(feature = "json")]
    pub(super) merged: bool,
}

impl Records {
    pub(crate) const fn new() -> Self {
        Self(None)
    }

    /// Adds a record, unless there are `limit` of them. It is made where it stays: a record that is moved goes through
    /// memory, and the processor waits until it is there.
    #[inline]
    pub(crate) fn push_with(&mut self, limit: usize, record: impl FnOnce() -> ValidationError) {
        match &mut self.0 {
            Some(report) => {
                if let Some(many) = report.many_with_room(limit) {
                    many.extend(iter::once_with(record));
                }
            }
            None if limit == 0 => {}
            None => {
                let report = self.0.insert(Box::default());
                report.only = Some(record());
            }
        }
    }

    pub(crate) fn truncate(&mut self, length: usize) {
        if let Some(report) = &mut self.0 {
            report.only.take_if(|_| length == 0);
            report.many.truncate(length);
        }
    }

    #[cfg(feature = "json")]
    pub(crate) fn drain(&mut self, range: Range<usize>) -> vec::Drain<'_, ValidationError> {
        self.many().drain(range)
    }

    /// Takes the records from `start` on.
    pub(crate) fn split_off(&mut self, start: usize) -> Vec<ValidationError> {
        let start = start.min(self.len());
        self.many().split_off(start)
    }

    pub(crate) fn extend(&mut self, records: impl IntoIterator<Item = ValidationError>) {
        self.many().extend(records);
    }

    fn many(&mut self) -> &mut Vec<ValidationError> {
        self.0.get_or_insert_default().many()
    }

    /// Returns the report, and leaves none.
    #[inline]
    pub(super) fn take(&mut self) -> Box<Report> {
        self.0.take().unwrap_or_default()
    }
}

impl Report {
    pub(super) fn of(many: Vec<ValidationError>, truncated: bool) -> Self {
        Self { many, truncated, ..Self::default() }
    }

    /// Returns the records as a list.
    #[inline]
    pub(super) fn many(&mut self) -> &mut Vec<ValidationError> {
        if self.only.is_some() {
            self.list_only();
        }
        &mut self.many
    }

    /// Puts the only record into the list, with room for more.
    #[cold]
    fn list_only(&mut self) {
        self.many.reserve_exact(16);
        self.many.extend(self.only.take());
    }

    /// Returns the records as a list with room for one more, unless there are `limit` of them.
    #[inline]
    fn many_with_room(&mut self, limit: usize) -> Option<&mut Vec<ValidationError>> {
        let count = self.many().len();
        if count >= limit {
            return None;
        }
        if count == self.many.capacity() {
            self.grow(limit);
        }
        Some(&mut self.many)
    }

    /// Makes room for more than a `Vec` would: where there are two records, there are often more.
    #[cold]
    fn grow(&mut self, limit: usize) {
        let count = self.many.len();
        self.many.reserve_exact((3 * count).clamp(4, 1024).min(limit.saturating_sub(count)));
    }

    pub(super) fn into_vec(mut self) -> Vec<ValidationError> {
        mem::take(self.many())
    }
}

impl Deref for Report {
    type Target = [ValidationError];

    #[inline]
    fn deref(&self) -> &[ValidationError] {
        if self.only.is_some() { self.only.as_slice() } else { &self.many }
    }
}

impl DerefMut for Report {
    #[inline]
    fn deref_mut(&mut self) -> &mut [ValidationError] {
        if self.only.is_some() { self.only.as_mut_slice() } else { &mut self.many }
    }
}

impl Deref for Records {
    type Target = [ValidationError];

    #[inline]
    fn deref(&self) -> &[ValidationError] {
        self.0.as_deref().map_or(&[], |report| report)
    }
}

impl DerefMut for Records {
    #[inline]
    fn deref_mut(&mut self) -> &mut [ValidationError] {
        self.0.as_deref_mut().map_or(&mut [], |report| report)
    }
}
