//! `pattern("…")`: a regular expression becomes a static table while the macro runs.
//!
//! The stages, one file each: [`dialect`] reads the text into a tree (with [`escape`], [`charset`] and [`property`]),
//! [`alphabet`] decides whether bytes or characters are read, [`nfa`] turns the tree into steps over these, [`dfa`]
//! makes them deterministic, [`minimise`] merges equal states, and [`table`] lays out the result. A pattern that says
//! which characters stand in each place is its own [`chain`] and needs none of these.
//! Every stage is bounded, because the macro runs them inside the user's build.

mod alphabet;
mod automaton;
mod chain;
mod charset;
mod cursor;
mod dfa;
mod dialect;
mod escape;
mod minimise;
mod mistake;
mod nfa;
mod property;
mod table;
#[cfg(test)]
mod tests;

use self::{alphabet::Alphabet, dialect::Node};
pub(crate) use self::{automaton::Automaton, mistake::Mistake};

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
