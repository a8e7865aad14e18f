//! The automaton of a `pattern` rule: tables made while the program was compiled.
//!
//! A table is indexed by the class of a byte and the state. Two states end the search early:
//! 0 says no, 1 says yes, whatever follows.

#![forbid(unsafe_code)]

/// Tells whether a text contains a match of a regular expression.
///
/// Made by the macros of this library; there is no need to make one by hand.
#[derive(Debug, Clone, Copy)]
pub struct Automaton(Kind);

#[derive(Debug, Clone, Copy)]
enum Kind {
    Chain { sets: &'static [u8; 256], masks: &'static [u8] },
    Narrow(Table<u8>),
    Wide(Table<u16>),
}

impl Automaton {
    /// Texts of one byte length: byte `i` must be in a set of `masks[i]`, and `sets` has the
    /// sets of each byte.
    #[must_use]
    pub const fn chain(sets: &'static [u8; 256], masks: &'static [u8]) -> Self {
        Self(Kind::Chain { sets, masks })
    }

    /// A table of at most 256 states: `next[rows[byte] + state]` is the next state, and a text
    /// matches if it ends in a state of `1..=last_accepting`.
    #[must_use]
    pub const fn narrow(
        rows: &'static [u16; 256],
        next: &'static [u8],
        start: u16,
        last_accepting: u16,
    ) -> Self {
        Self(Kind::Narrow(Table { rows, next, start, last_accepting }))
    }

    /// As [`narrow`](Self::narrow), of more states.
    #[must_use]
    pub const fn wide(
        rows: &'static [u16; 256],
        next: &'static [u16],
        start: u16,
        last_accepting: u16,
    ) -> Self {
        Self(Kind::Wide(Table { rows, next, start, last_accepting }))
    }

    /// Whether `text` contains a match.
    #[inline]
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        match &self.0 {
            Kind::Chain { sets, masks } => is_chain(sets, masks, text.as_bytes()),
            Kind::Narrow(table) => table.is_match(text.as_bytes()),
            Kind::Wide(table) => table.is_match(text.as_bytes()),
        }
    }
}

/// Goes over all positions without a branch between them: they do not wait for each other.
#[inline]
fn is_chain(sets: &[u8; 256], masks: &[u8], text: &[u8]) -> bool {
    let allowed = |(byte, mask): (&u8, &u8)| sets[usize::from(*byte)] & mask != 0;
    text.len() == masks.len() && text.iter().zip(masks).map(allowed).fold(true, |all, one| all & one)
}

#[derive(Debug, Clone, Copy)]
struct Table<Cell: 'static> {
    rows: &'static [u16; 256],
    next: &'static [Cell],
    start: u16,
    last_accepting: u16,
}

impl<Cell: Copy + Into<usize>> Table<Cell> {
    #[inline]
    fn is_match(&self, text: &[u8]) -> bool {
        let mut state = usize::from(self.start);
        for byte in text {
            let cell = usize::from(self.rows[usize::from(*byte)]) + state;
            state = self.next.get(cell).map_or(0, |next| (*next).into());
            if state <= 1 {
                break;
            }
        }
        (1..=usize::from(self.last_accepting)).contains(&state)
    }
}
