//! What a rule that looks up does in a check.

use alloc::boxed::Box;

use super::Batch;
use crate::Fault;

/// How a check judges lookups.
#[derive(Debug)]
pub(crate) struct Lookout {
    pub(crate) mode: Mode,
    /// Whether the value being checked broke a rule, so that it is not looked up.
    skips: bool,
    /// Whether the value is in a collection whose elements have no fixed order.
    is_unordered: bool,
}

/// What becomes of a lookup. It is small, since every check has one.
#[derive(Debug)]
pub(crate) enum Mode {
    /// Nobody resolves: what would have to be looked up fails.
    Refuse,
    /// Would note so many lookups.
    Collect(usize),
    /// Notes what is to be looked up.
    Note(Box<Batch>),
    /// Knows what was found.
    Judge(Box<Batch>),
}

impl Lookout {
    pub(crate) const fn new() -> Self {
        Self { mode: Mode::Refuse, skips: false, is_unordered: false }
    }

    /// The verdict on an id, or on the value that was sent with it: of what was looked up, or for now.
    pub(crate) fn judge(&mut self, kind: &'static str, id: &str, value: Option<&str>) -> Result<(), Fault> {
        if self.skips {
            return Ok(());
        }
        match &mut self.mode {
            Mode::Refuse => Err(Fault::NotLookedUp),
            Mode::Judge(batch) => batch.verdict(kind, id, value),
            Mode::Note(batch) => {
                note(batch, kind, id, value, self.is_unordered);
                Ok(())
            }
            Mode::Collect(room) => {
                let mut batch = Box::new(Batch::new(*room));
                note(&mut batch, kind, id, value, self.is_unordered);
                self.mode = Mode::Note(batch);
                Ok(())
            }
        }
    }

    /// Looks nothing up from here on, where `held` is false; gives what to [`restore`](Self::restore).
    pub(crate) fn skip_unless(&mut self, held: bool) -> bool {
        let before = self.skips;
        self.skips |= !held;
        before
    }

    /// What was before is so again.
    pub(crate) fn restore(&mut self, skips: bool) {
        self.skips = skips;
    }

    /// A collection begins whose elements come in no certain order; gives what to
    /// [leave it](Self::leave_unordered) with.
    pub(crate) fn enter_unordered(&mut self) -> bool {
        core::mem::replace(&mut self.is_unordered, true)
    }

    /// It ends. Once the outermost of them was walked, it is known what is to be looked up.
    pub(crate) fn leave_unordered(&mut self, before: bool) {
        self.is_unordered = before;
        if let (false, Mode::Note(batch)) = (before, &mut self.mode) {
            batch.settle();
        }
    }
}

fn note(batch: &mut Batch, kind: &'static str, id: &str, value: Option<&str>, is_unordered: bool) {
    if is_unordered { batch.note_unordered(kind, id, value) } else { batch.note(kind, id, value) }
}

impl Mode {
    /// What was noted, if anything was.
    pub(crate) fn into_batch(self) -> Option<Box<Batch>> {
        match self {
            Self::Note(batch) => Some(batch),
            Self::Refuse | Self::Collect(_) | Self::Judge(_) => None,
        }
    }
}
