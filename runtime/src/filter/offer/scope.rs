//! Variables of `any` and `all`, and their paths.

use super::super::scan::Span;

/// So many may be inside of each other.
const MOST: usize = 8;

/// The variables that are known here, the innermost last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scopes {
    known: [(Span, Span); MOST],
    count: usize,
    /// How many found no room.
    beyond: usize,
}

impl Scopes {
    /// Says whether there was room.
    pub(super) fn enter(&mut self, path: Span, variable: Span) -> bool {
        match self.known.get_mut(self.count) {
            Some(scope) => {
                *scope = (path, variable);
                self.count += 1;
                true
            }
            None => {
                self.beyond += 1;
                false
            }
        }
    }

    pub(super) fn leave(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else {
            self.count = self.count.saturating_sub(1);
        }
    }

    /// What is left of a name behind a path, if it begins with it: of `Items/Price` behind `i` that is `/Price`, where
    /// `i` means `Items`.
    pub(super) fn rest<'n>(&self, name: &'n str, path: &str, text: &str) -> Option<&'n str> {
        rest(name, path, text, self.known.get(..self.count)?)
    }
}

/// Each step has one scope less.
fn rest<'n>(name: &'n str, path: &str, text: &str, known: &[(Span, Span)]) -> Option<&'n str> {
    let head = path.split('/').next()?;
    let scope = known.iter().rposition(|(_, variable)| variable.of(text) == head);
    let Some((at, (collection, _))) = scope.and_then(|at| Some((at, known.get(at)?))) else {
        return name.strip_prefix(path);
    };
    let behind = rest(name, collection.of(text), text, known.get(..at)?)?;
    behind.strip_prefix(path.strip_prefix(head)?)
}
