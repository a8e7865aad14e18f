//! The tree as a non-deterministic automaton over bytes, or over the kinds of characters.

use std::collections::HashMap;

use super::alphabet::Alphabet;
use super::charset::CharSet;
use super::dialect::{Look, Node};
use super::mistake::{Mistake, too_large};

/// More states than a table within the limit can have.
const MAX_STATES: usize = 20_000;

pub(super) type Id = usize;

#[derive(Debug)]
pub(super) enum State {
    /// Reads a symbol of one of the ranges.
    Symbols(Vec<(u8, u8, Id)>),
    Split(Vec<Id>),
    Look(Look, Id),
    Match,
}

pub(super) struct Nfa<'a> {
    pub(super) states: Vec<State>,
    pub(super) start: Id,
    pub(super) alphabet: &'a Alphabet,
}

pub(super) fn build<'a>(tree: &Node, alphabet: &'a Alphabet) -> Result<Nfa<'a>, Mistake> {
    let mut builder = Builder { states: Vec::new(), alphabet };
    let end = builder.push(State::Match)?;
    let search = builder.push(State::Split(Vec::new()))?;
    let pattern = builder.node(tree, end)?;
    // The search may begin at any symbol, even at a continuation byte. No character begins there, so only assertions
    // could hold inside a character, and these are told about it.
    let skip = builder.push(State::Symbols(vec![(0, u8::MAX, search)]))?;
    builder.states[search] = State::Split(vec![skip, pattern]);
    Ok(Nfa { states: builder.states, start: search, alphabet })
}

/// Builds from the end to the beginning: each part gets the state that comes behind it.
struct Builder<'a> {
    states: Vec<State>,
    alphabet: &'a Alphabet,
}

impl Builder<'_> {
    fn push(&mut self, state: State) -> Result<Id, Mistake> {
        if self.states.len() == MAX_STATES {
            return Err(too_large(&format!(
                "it has more than {MAX_STATES} parts with its repeats written out"
            )));
        }
        self.states.push(state);
        Ok(self.states.len() - 1)
    }

    fn node(&mut self, node: &Node, next: Id) -> Result<Id, Mistake> {
        match node {
            Node::Set(set) => self.set(set, next),
            Node::Look(look) => self.push(State::Look(*look, next)),
            Node::Concat(parts) => parts.iter().rev().try_fold(next, |next, part| self.node(part, next)),
            Node::Either(arms) => {
                let arms = arms.iter().map(|arm| self.node(arm, next)).collect::<Result<_, _>>()?;
                self.push(State::Split(arms))
            }
            Node::Repeat { body, min, max } => {
                let behind = match max {
                    None => self.forever(body, next)?,
                    Some(max) => self.at_most(body, max - min, next)?,
                };
                self.exactly(body, *min, behind)
            }
        }
    }

    fn set(&mut self, set: &CharSet, next: Id) -> Result<Id, Mistake> {
        let mut tails = HashMap::new();
        let mut ranges = Vec::new();
        for sequence in self.alphabet.sequences(set) {
            if let Some((&(low, high), tail)) = sequence.split_first() {
                ranges.push((low, high, self.tail(tail, next, &mut tails)?));
            }
        }
        self.push(State::Symbols(ranges))
    }

    /// Returns what follows the first symbol of a character. Equal tails are shared.
    fn tail(&mut self, bytes: &[(u8, u8)], next: Id, tails: &mut Tails) -> Result<Id, Mistake> {
        let Some((&(low, high), rest)) = bytes.split_first() else {
            return Ok(next);
        };
        if let Some(&known) = tails.get(bytes) {
            return Ok(known);
        }
        let behind = self.tail(rest, next, tails)?;
        let id = self.push(State::Symbols(vec![(low, high, behind)]))?;
        tails.insert(bytes.to_vec(), id);
        Ok(id)
    }

    fn forever(&mut self, body: &Node, next: Id) -> Result<Id, Mistake> {
        let again = self.push(State::Split(Vec::new()))?;
        let body = self.node(body, again)?;
        self.states[again] = State::Split(vec![body, next]);
        Ok(again)
    }

    fn at_most(&mut self, body: &Node, count: u32, next: Id) -> Result<Id, Mistake> {
        (0..count).try_fold(next, |at, _| {
            let body = self.node(body, at)?;
            self.push(State::Split(vec![body, next]))
        })
    }

    fn exactly(&mut self, body: &Node, count: u32, next: Id) -> Result<Id, Mistake> {
        (0..count).try_fold(next, |at, _| {
            // Without this state, an empty body could be repeated four thousand million times.
            let at = self.push(State::Split(vec![at]))?;
            self.node(body, at)
        })
    }
}

type Tails = HashMap<Vec<(u8, u8)>, Id>;
