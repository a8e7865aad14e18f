//! Makes the automaton deterministic: a state is a set of the old states.

use std::collections::HashMap;

use super::alphabet::Behind;
use super::dialect::Look;
use super::mistake::{Mistake, too_large};
use super::nfa::{Id, Nfa, State};

/// Twice what a table within the limit can have, since equal states are merged later.
const MAX_STATES: usize = 8192;
/// Bounds the time: how many states are visited and ranges looked at, over all sets.
const MAX_STEPS: usize = 10_000_000;

/// No text that leads here can match.
pub(super) const DEAD: u32 = 0;
/// Every text that leads here matches.
pub(super) const MATCHED: u32 = 1;

pub(super) struct Dfa {
    /// The class of each symbol. Symbols of one class lead to the same states.
    pub(super) class_of: Vec<u8>,
    pub(super) classes: usize,
    /// `next[state * classes + class]`.
    pub(super) next: Vec<u32>,
    /// Whether a text that ends in the state matches.
    pub(super) accepts: Vec<bool>,
    pub(super) start: u32,
}

pub(super) fn determinise(nfa: &Nfa<'_>) -> Result<Dfa, Mistake> {
    let (class_of, samples) = classes(nfa);
    let mut walk = Walk::new(nfa);
    let start = walk.start()?;
    let mut next = vec![DEAD; samples.len()];
    next.resize(2 * samples.len(), MATCHED);
    let mut accepts = vec![false, true];
    while let Some(set) = walk.sets.get(accepts.len()).cloned() {
        for &sample in &samples {
            next.push(walk.step(&set, sample)?);
        }
        accepts.push(walk.accepts(&set)?);
    }
    Ok(Dfa { class_of, classes: samples.len(), next, accepts, start })
}

/// Returns the class of each symbol, and a symbol of each class.
fn classes(nfa: &Nfa<'_>) -> (Vec<u8>, Vec<u8>) {
    let mut begins = [false; 257];
    for state in &nfa.states {
        match state {
            State::Symbols(ranges) => {
                for &(low, high, _) in ranges {
                    begins[usize::from(low)] = true;
                    begins[usize::from(high) + 1] = true;
                }
            }
            State::Look(Look::Boundary | Look::NoBoundary, _) => {
                let behind = &nfa.alphabet.behind;
                (1..behind.len()).for_each(|symbol| begins[symbol] |= behind[symbol - 1] != behind[symbol]);
            }
            _ => {}
        }
    }
    // No text has the symbols that are left, so they may share a class with the last one.
    begins[nfa.alphabet.behind.len()..].fill(false);
    begins[0] = true;
    let samples: Vec<u8> = (0..=u8::MAX).filter(|&symbol| begins[usize::from(symbol)]).collect();
    let mut class = 0_u8;
    let class_of = (0..=u8::MAX).map(|symbol| {
        class += u8::from(symbol > 0 && begins[usize::from(symbol)]);
        class
    });
    (class_of.collect(), samples)
}

/// What stands before the place between two symbols.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Before {
    Start,
    Word,
    Other,
}

/// States that read a symbol, or wait to see what comes behind.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Set {
    states: Vec<Id>,
    before: Before,
}

struct Walk<'n> {
    nfa: &'n Nfa<'n>,
    ids: HashMap<Set, u32>,
    sets: Vec<Set>,
    /// The round in which each state was visited last.
    visited: Vec<usize>,
    round: usize,
    steps: usize,
}

impl<'n> Walk<'n> {
    fn new(nfa: &'n Nfa<'n>) -> Self {
        let reserved = Set { states: Vec::new(), before: Before::Other };
        Self {
            nfa,
            ids: HashMap::new(),
            sets: vec![reserved; 2],
            visited: vec![0; nfa.states.len()],
            round: 0,
            steps: 0,
        }
    }

    fn start(&mut self) -> Result<u32, Mistake> {
        let states = self.close(vec![self.nfa.start], Before::Start, Behind::Unknown)?;
        self.intern(states, Before::Start)
    }

    fn step(&mut self, set: &Set, symbol: u8) -> Result<u32, Mistake> {
        let behind = self.nfa.alphabet.behind[usize::from(symbol)];
        let states = self.close(set.states.clone(), set.before, behind)?;
        if self.has_match(&states) {
            return Ok(MATCHED);
        }
        let mut targets = Vec::new();
        for id in states {
            if let State::Symbols(ranges) = &self.nfa.states[id] {
                self.steps += ranges.len();
                let hit = ranges.iter().filter(|range| range.0 <= symbol && symbol <= range.1);
                targets.extend(hit.map(|range| range.2));
            }
        }
        let before = if behind == Behind::Word { Before::Word } else { Before::Other };
        let closed = self.close(targets, before, Behind::Unknown)?;
        self.intern(closed, before)
    }

    fn accepts(&mut self, set: &Set) -> Result<bool, Mistake> {
        let states = self.close(set.states.clone(), set.before, Behind::End)?;
        Ok(self.has_match(&states))
    }

    fn has_match(&self, states: &[Id]) -> bool {
        states.iter().any(|&id| matches!(self.nfa.states[id], State::Match))
    }

    /// Returns the states that are reached without reading a symbol, without those that are only passed through.
    fn close(&mut self, mut open: Vec<Id>, before: Before, behind: Behind) -> Result<Vec<Id>, Mistake> {
        self.round += 1;
        let mut closed = Vec::new();
        while let Some(id) = open.pop() {
            self.steps += 1;
            if std::mem::replace(&mut self.visited[id], self.round) == self.round {
                continue;
            }
            match &self.nfa.states[id] {
                State::Split(arms) => open.extend(arms),
                State::Look(look, next) => match holds(*look, before, behind) {
                    Some(true) => open.push(*next),
                    Some(false) => {}
                    None => closed.push(id),
                },
                State::Symbols(_) | State::Match => closed.push(id),
            }
        }
        if self.steps > MAX_STEPS {
            return Err(too_large("its automaton takes too long to build"));
        }
        closed.sort_unstable();
        Ok(closed)
    }

    fn intern(&mut self, states: Vec<Id>, before: Before) -> Result<u32, Mistake> {
        if states.is_empty() {
            return Ok(DEAD);
        }
        if self.has_match(&states) {
            return Ok(MATCHED);
        }
        // What came before matters only to an assertion that waits.
        let waits = states.iter().any(|&id| matches!(self.nfa.states[id], State::Look(..)));
        let set = Set { states, before: if waits { before } else { Before::Other } };
        if let Some(&known) = self.ids.get(&set) {
            return Ok(known);
        }
        let id = u32::try_from(self.sets.len()).unwrap_or(DEAD);
        if self.sets.len() == MAX_STATES {
            return Err(too_large(&format!("its automaton has more than {MAX_STATES} states")));
        }
        self.ids.insert(set.clone(), id);
        self.sets.push(set);
        Ok(id)
    }
}

/// Returns whether the assertion holds. `None` if that depends on what comes behind.
fn holds(look: Look, before: Before, behind: Behind) -> Option<bool> {
    if look == Look::Start {
        return Some(before == Before::Start);
    }
    if behind == Behind::Unknown {
        return None;
    }
    let boundary = (before == Before::Word) != (behind == Behind::Word);
    Some(match look {
        Look::Start | Look::End => behind == Behind::End,
        Look::Boundary => boundary,
        Look::NoBoundary => !boundary && behind != Behind::Continuation,
    })
}
