//! What is wrong with a pattern.

use std::ops::Range;

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

/// Returns the mistake of a pattern whose automaton exceeds a limit. `found` says which one and by how much.
pub(super) fn too_large(found: &str) -> Mistake {
    let instead = "expected a smaller repeat count, `length(max = …)` beside a pattern without a count, or fewer classes";
    Mistake { at: None, message: format!("pattern is too large: {found}, {instead}") }
}
