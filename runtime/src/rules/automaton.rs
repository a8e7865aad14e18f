//! The automaton of a `pattern` rule: tables made while the program was compiled.
//!
//! A table is indexed by the class of a symbol and the state. Two states end the search early:
//! 0 says no, 1 says yes, whatever follows. The symbols are the bytes of the text, or its characters by their kind,
//! where the pattern has classes such as `\p{L}`, which take too many states as bytes.

#![forbid(unsafe_code)]

/// Tells whether a text contains a match of a regular expression.
///
/// Made by the macros of this library; there is no need to make one by hand.
#[derive(Debug, Clone, Copy)]
pub struct Automaton {
    kind: Kind,
    characters: Option<Characters>,
}

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
        Self::of(Kind::Chain { sets, masks })
    }

    /// A table of at most 256 states: `next[rows[symbol] + state]` is the next state, and a text
    /// matches if it ends in a state of `1..=last_accepting`.
    #[must_use]
    pub const fn narrow(
        rows: &'static [u16; 256],
        next: &'static [u8],
        start: u16,
        last_accepting: u16,
    ) -> Self {
        Self::of(Kind::Narrow(Table { rows, next, start, last_accepting }))
    }

    /// As [`narrow`](Self::narrow), of more states.
    #[must_use]
    pub const fn wide(
        rows: &'static [u16; 256],
        next: &'static [u16],
        start: u16,
        last_accepting: u16,
    ) -> Self {
        Self::of(Kind::Wide(Table { rows, next, start, last_accepting }))
    }

    /// A table whose symbols are kinds of characters: `ascii` has those of ASCII, `runs` says, in order, where beyond it
    /// a run of one kind begins, with the kind above the 21 bits of the code point.
    #[must_use]
    pub const fn by_character(self, ascii: &'static [u8; 128], runs: &'static [u32]) -> Self {
        Self { kind: self.kind, characters: Some(Characters { ascii, runs }) }
    }

    const fn of(kind: Kind) -> Self {
        Self { kind, characters: None }
    }

    /// Whether `text` contains a match.
    #[inline]
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        match &self.kind {
            Kind::Chain { sets, masks } => is_chain(sets, masks, text.as_bytes()),
            Kind::Narrow(table) => self.runs_through(table, text),
            Kind::Wide(table) => self.runs_through(table, text),
        }
    }

    #[inline]
    fn runs_through<Cell: Copy + Into<usize>>(&self, table: &Table<Cell>, text: &str) -> bool {
        match &self.characters {
            None => table.is_match(text.bytes()),
            Some(characters) => table.is_match(text.chars().map(|c| characters.kind(c))),
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Characters {
    ascii: &'static [u8; 128],
    runs: &'static [u32],
}

impl Characters {
    #[inline]
    fn kind(&self, c: char) -> u8 {
        self.ascii.get(c as usize).copied().unwrap_or_else(|| self.search(c))
    }

    fn search(&self, c: char) -> u8 {
        let begun = self.runs.partition_point(|run| run & 0x1F_FFFF <= u32::from(c));
        let run = begun.checked_sub(1).and_then(|last| self.runs.get(last));
        run.map_or(0, |run| (run >> 21).to_le_bytes()[0])
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
    fn is_match(&self, symbols: impl Iterator<Item = u8>) -> bool {
        let mut state = usize::from(self.start);
        for symbol in symbols {
            let cell = usize::from(self.rows[usize::from(symbol)]) + state;
            state = self.next.get(cell).map_or(0, |next| (*next).into());
            if state <= 1 {
                break;
            }
        }
        (1..=usize::from(self.last_accepting)).contains(&state)
    }
}
