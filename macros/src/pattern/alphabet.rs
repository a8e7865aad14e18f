//! What an automaton reads one at a time: the bytes of a text, or the kinds of its characters.
//!
//! A few characters beyond ASCII are cheap as bytes. A class such as `\p{L}` is not: it takes hundreds of states in
//! bytes. In characters it is one symbol, and the text's characters are looked up in a sorted list.

use std::collections::HashMap;

use super::charset::{CharSet, Sequence};
use super::dialect::{Look, Node};
use super::mistake::{Mistake, too_large};

/// No text has this byte or a larger one.
const NO_BYTE: usize = 0xF8;
const MAX_SYMBOLS: usize = 256;

pub(super) struct Alphabet {
    /// The kinds of characters. `None` if bytes are read.
    kinds: Option<Kinds>,
    /// What each symbol is to an assertion before it.
    pub(super) behind: Vec<Behind>,
}

/// What stands behind that place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    Unknown,
    Word,
    /// The place is inside a character.
    Continuation,
    Other,
    End,
}

/// The kinds of characters. Characters are of one kind if no class of the pattern tells them apart.
pub(super) struct Kinds {
    /// Where each run of characters of one kind begins, and the kind. The first run begins at 0.
    pub(super) runs: Vec<(u32, u8)>,
    /// A character of each kind.
    samples: Vec<u32>,
}

impl Alphabet {
    pub(super) fn bytes() -> Self {
        let behind = |byte: u8| match byte {
            0x80..=0xBF => Behind::Continuation,
            _ if byte.is_ascii_alphanumeric() || byte == b'_' => Behind::Word,
            _ => Behind::Other,
        };
        Self { kinds: None, behind: (0..=u8::MAX).map(behind).take(NO_BYTE).collect() }
    }

    pub(super) fn characters(tree: &Node) -> Result<Self, Mistake> {
        let mut sets = Vec::new();
        collect(tree, &mut sets);
        let kinds = Kinds::of(&sets)?;
        let word = CharSet::word();
        let behind = |&sample: &u32| if word.contains(sample) { Behind::Word } else { Behind::Other };
        Ok(Self { behind: kinds.samples.iter().map(behind).collect(), kinds: Some(kinds) })
    }

    pub(super) fn kinds(&self) -> Option<&Kinds> {
        self.kinds.as_ref()
    }

    /// Returns the sequences of symbols for the characters of a set.
    pub(super) fn sequences(&self, set: &CharSet) -> Vec<Sequence> {
        match &self.kinds {
            None => set.sequences(),
            Some(kinds) => kinds.within(set).map(|kind| vec![(kind, kind)]).collect(),
        }
    }
}

impl Kinds {
    fn of(sets: &[CharSet]) -> Result<Self, Mistake> {
        let ends = sets.iter().flat_map(CharSet::ranges).flat_map(|range| [range.0, range.1 + 1]);
        let mut begins: Vec<u32> = ends.chain([0]).filter(|&begin| begin <= u32::from(char::MAX)).collect();
        begins.sort_unstable();
        begins.dedup();
        let mut known = HashMap::new();
        let (mut runs, mut samples) = (Vec::new(), Vec::new());
        for begin in begins {
            let of: Vec<bool> = sets.iter().map(|set| set.contains(begin)).collect();
            let kind = *known.entry(of).or_insert_with(|| {
                samples.push(begin);
                samples.len() - 1
            });
            let kind = u8::try_from(kind).map_err(|_| too_many())?;
            runs.push((begin, kind));
        }
        Ok(Self { runs, samples })
    }

    fn within<'a>(&'a self, set: &'a CharSet) -> impl Iterator<Item = u8> + 'a {
        (0..=u8::MAX).zip(&self.samples).filter(|(_, sample)| set.contains(**sample)).map(|(kind, _)| kind)
    }
}

fn too_many() -> Mistake {
    too_large(&format!("its classes tell more than {MAX_SYMBOLS} kinds of characters apart"))
}

/// Collects the distinct classes of the pattern.
fn collect(node: &Node, sets: &mut Vec<CharSet>) {
    match node {
        Node::Set(set) => add(set.clone(), sets),
        Node::Look(Look::Boundary | Look::NoBoundary) => add(CharSet::word(), sets),
        Node::Look(Look::Start | Look::End) => {}
        Node::Concat(parts) | Node::Either(parts) => parts.iter().for_each(|part| collect(part, sets)),
        Node::Repeat { body, .. } => collect(body, sets),
    }
}

fn add(set: CharSet, sets: &mut Vec<CharSet>) {
    if !sets.contains(&set) {
        sets.push(set);
    }
}
