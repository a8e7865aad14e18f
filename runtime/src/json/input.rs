//! What is read: a value of the body, the members of an object that its own type has left, or nothing.

use super::tree::Node;

/// What stands where a value is read.
#[derive(Clone, Copy, Debug)]
pub struct Input<'n>(pub(super) Sent<'n>);

#[derive(Clone, Copy, Debug)]
pub(super) enum Sent<'n> {
    /// A value.
    Value(Node<'n>),
    /// The members of an object, or elements of an array, that nobody has taken; those of the reader's nth frame.
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

    /// The value, or the object whose members are left.
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
