//! The time, as rules ask for it.

use core::cell::Cell;

use crate::{Date, DateTime};

/// Knows the time and today's date: given ones, or the system's in UTC, read at most once and only when a rule asks.
#[derive(Clone, Debug)]
pub struct Clock {
    today: Cell<Option<Date>>,
    now: Cell<Option<DateTime<'static>>>,
    /// How many elements the collection lacks that is checked, since they could not be read.
    others: Cell<usize>,
}

impl Clock {
    /// The system's time, in UTC. Without the feature `std` there is none.
    pub const fn utc() -> Self {
        Self::given(None, None)
    }

    /// Always the given date. What the time is, the system says.
    pub const fn fixed(today: Date) -> Self {
        Self::given(Some(today), None)
    }

    pub(crate) const fn given(today: Option<Date>, now: Option<DateTime<'static>>) -> Self {
        Self { today: Cell::new(today), now: Cell::new(now), others: Cell::new(0) }
    }

    #[cfg(feature = "json")]
    pub(crate) fn set_others(&self, others: usize) {
        self.others.set(others);
    }

    /// How many elements were sent that the collection lacks which is checked.
    #[inline]
    pub(crate) fn others(&self) -> usize {
        self.others.get()
    }

    /// Today. `None` without the feature `std`, unless a date was given;
    /// a bound that is counted from today then lets nothing pass.
    pub fn today(&self) -> Option<Date> {
        self.today.get().or_else(|| {
            let today = self.now().map(DateTime::utc_date);
            self.today.set(today);
            today
        })
    }

    /// The time. `None` without the feature `std`, unless one was given; a bound that asks for it then lets nothing pass.
    pub fn now(&self) -> Option<DateTime<'static>> {
        self.now.get().or_else(|| {
            let now = system_time();
            self.now.set(now);
            now
        })
    }
}

#[cfg(feature = "std")]
#[cold]
#[allow(clippy::unnecessary_wraps)] // its twin below has nothing to give
fn system_time() -> Option<DateTime<'static>> {
    Some(DateTime::of_system())
}

#[cfg(not(feature = "std"))]
fn system_time() -> Option<DateTime<'static>> {
    None
}
