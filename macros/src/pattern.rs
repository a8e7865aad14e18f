//! `pattern("…")`: a regular expression becomes a static table while the macro runs.
//!
//! The stages, one file each: [`dialect`] reads the text into a tree (with [`escape`], [`charset`] and [`property`]),
//! [`alphabet`] decides whether bytes or characters are read, [`nfa`] turns the tree into steps over these, [`dfa`]
//! makes them deterministic, [`minimise`] merges equal states, and [`table`] lays out the result. A pattern that says
//! which characters stand in each place is its own [`chain`] and needs none of these.
//! Every stage is bounded, because the macro runs them inside the user's build.

mod alphabet;
mod chain;
mod charset;
mod cursor;
mod dfa;
mod dialect;
mod escape;
mod minimise;
mod nfa;
mod property;
mod table;
#[cfg(test)]
mod tests;

use std::ops::Range;

use self::{alphabet::Alphabet, dialect::Node};

/// What is wrong with a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mistake {
    /// The bytes of the pattern that the message is about; `None` for the whole pattern.
    pub(crate) at: Option<Range<usize>>,
    pub(crate) message: String,
}

impl Mistake {
    /// Returns the message, with the part of the pattern that it is about.
    pub(crate) fn describe(&self, pattern: &str) -> String {
        match self.at.clone().and_then(|at| Some((at.start, pattern.get(at)?))) {
            Some((at, part)) if !part.is_empty() => {
                format!("{}\n  in the pattern at byte {at}: `{part}`", self.message)
            }
            _ => self.message.clone(),
        }
    }
}

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

/// Compiles an ECMA-262 pattern (flag `u`, unanchored search).
pub(crate) fn compile(pattern: &str) -> Result<Automaton, Mistake> {
    let tree = dialect::parse(pattern)?;
    chain::written_out(&tree).map_or_else(|| automaton(&tree), Ok)
}

fn automaton(tree: &Node) -> Result<Automaton, Mistake> {
    if tree.is_rich() {
        return build(tree, &Alphabet::characters(tree)?);
    }
    // Where bytes need too many states, characters may not: `.{0,1000}` takes a third of the states.
    build(tree, &Alphabet::bytes()).or_else(|mistake| {
        let characters = Alphabet::characters(tree).and_then(|alphabet| build(tree, &alphabet));
        characters.map_err(|_| mistake)
    })
}

fn build(tree: &Node, alphabet: &Alphabet) -> Result<Automaton, Mistake> {
    let nfa = nfa::build(tree, alphabet)?;
    let dfa = dfa::determinise(&nfa)?;
    table::emit(&minimise::minimise(&dfa), alphabet.kinds())
}

/// Returns the mistake of a pattern whose automaton exceeds a limit. `found` says which one and by how much.
fn too_large(found: &str) -> Mistake {
    let instead = "expected a smaller repeat count, `length(max = …)` beside a pattern without a count, or fewer classes";
    Mistake { at: None, message: format!("pattern is too large: {found}, {instead}") }
}
