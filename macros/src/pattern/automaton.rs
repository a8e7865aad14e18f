//! What a pattern becomes.

/// The data of the library's automaton, with one variant for each of its constructors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Automaton {
    /// A text of one fixed length in bytes. Each byte must be in the set of its position.
    Chain {
        /// For each of the 256 bytes, the sets that it belongs to, as bits.
        sets: Vec<u8>,
        /// For each position, the bit of the set that is allowed there.
        masks: Vec<u8>,
    },
    /// A table of at most 256 states.
    Narrow(Table<u8>),
    /// A table of more than 256 states.
    Wide(Table<u16>),
    /// A table whose symbols are kinds of characters.
    Characters {
        /// The kind of each ASCII character.
        ascii: Vec<u8>,
        /// Where each run of characters of one kind begins, beyond ASCII. The kind is above the 21 bits of the
        /// character.
        runs: Vec<u32>,
        /// The table over these kinds.
        table: Box<Automaton>,
    },
}

/// `next[rows[symbol] + state]` is the next state. 0 means that no text can match any more, and 1 that all do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table<Cell> {
    /// For each of the 256 symbols, where the row of its class begins in `next`.
    pub(crate) rows: Vec<u16>,
    pub(crate) next: Vec<Cell>,
    pub(crate) start: u16,
    /// The text matches if it ends in one of the states `1..=last_accepting`.
    pub(crate) last_accepting: u16,
}
