//! What a type is read from: a value of the body, the rest of an object, or nothing.

use core::num::NonZeroU64;

use super::tree::{Node, Tree};

/// What a value is read from: a `Sent` in two registers, since each field and each element has one.
#[derive(Clone, Copy, Debug)]
pub struct Input<'n> {
    /// `None` if nothing was sent.
    tree: Option<&'n Tree<'n>>,
    /// The value's id in the lower half. In the upper half, for the rest of an object, its frame, counted from 1.
    place: NonZeroU64,
}

/// The upper half of what is not the rest of an object.
const NO_FRAME: NonZeroU64 = NonZeroU64::new((u32::MAX as u64) << 32).unwrap();

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
    #[inline]
    pub(crate) fn value(node: Node<'n>) -> Self {
        Self { tree: Some(node.tree()), place: NO_FRAME | u64::from(node.id()) }
    }

    pub(super) fn rest(node: Node<'n>, frame: usize) -> Self {
        let place = (frame as u64 + 1) << 32 | u64::from(node.id());
        Self { tree: Some(node.tree()), place: NonZeroU64::new(place).unwrap_or(NO_FRAME) }
    }

    pub(crate) const NOTHING: Self = Self { tree: None, place: NO_FRAME };

    #[inline]
    pub(super) fn sent(self) -> Sent<'n> {
        match self.node() {
            None => Sent::Nothing,
            Some(node) if self.is_rest() => Sent::Rest(node, (self.place.get() >> 32) as usize - 1),
            Some(node) => Sent::Value(node),
        }
    }

    /// Returns the value, or the object or array whose rest this is.
    #[inline]
    #[allow(clippy::cast_possible_truncation)] // the lower half
    pub(super) fn node(self) -> Option<Node<'n>> {
        self.tree.map(|tree| tree.node(self.place.get() as u32))
    }

    #[inline]
    pub(super) fn is_rest(self) -> bool {
        self.place < NO_FRAME
    }
}
