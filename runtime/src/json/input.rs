//! What a type is read from: a value of the body, the rest of an object, or nothing.

use super::tree::Node;

/// What a type is read from.
#[derive(Clone, Copy, Debug)]
pub struct Input<'n>(pub(super) Sent<'n>);

#[derive(Clone, Copy, Debug)]
pub(super) enum Sent<'n> {
    /// A value.
    Value(Node<'n>),
    /// The rest of an object or array: the members or elements of the reader's nth frame that no type has taken.
    Rest(Node<'n>, usize),
    /// Nothing was sent.
    Nothing,
}

impl<'n> Input<'n> {
    pub(crate) fn value(node: Node<'n>) -> Self {
        Self(Sent::Value(node))
    }

    pub(super) fn rest(node: Node<'n>, frame: usize) -> Self {
        Self(Sent::Rest(node, frame))
    }

    pub(crate) const NOTHING: Self = Self(Sent::Nothing);

    /// Returns the value, or the object or array whose rest this is.
    pub(super) fn node(self) -> Option<Node<'n>> {
        match self.0 {
            Sent::Value(node) | Sent::Rest(node, _) => Some(node),
            Sent::Nothing => None,
        }
    }

    pub(super) fn is_rest(self) -> bool {
        matches!(self.0, Sent::Rest(..))
    }
}
