//! The tree: nodes in a row, each with links to its first part and its next sibling.
//!
//! So a tree costs one allocation, and nothing about it is recursive: not to drop, clone or compare it.

use alloc::vec::Vec;

use super::{
    events::{Events, Leaf, List, Many, Named, Unary},
    literal::{Literal, LiteralKind},
    scan::Span,
    words::{Direction, Operator},
};

/// A place in the row.
pub(super) type Index = u32;

const NONE: Index = Index::MAX;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeKind {
    Literal(LiteralKind),
    Leaf(Leaf),
    Unary(Unary),
    Binary(Operator),
    Many(Many),
    Named(Named),
    Item(Option<Direction>),
}

impl NodeKind {
    /// Whether the text at its span is part of what it is.
    fn has_text(self) -> bool {
        match self {
            Self::Literal(kind) => {
                !matches!(kind, LiteralKind::Null | LiteralKind::True | LiteralKind::False)
            }
            Self::Leaf(_) | Self::Named(_) => true,
            Self::Many(many) => matches!(many, Many::CallByName | Many::Lambda(_)),
            Self::Unary(_) | Self::Binary(_) | Self::Item(_) => false,
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) kind: NodeKind,
    /// How many levels it has.
    height: u16,
    /// Its text: a literal, a name, a path, or the place of an operator.
    pub(super) span: Span,
    /// Its first part.
    first: Index,
    /// The next part of the same node.
    next: Index,
}

/// The nodes of a text, those inside of others before these.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    pub(super) root: Index,
}

impl Tree {
    pub(super) fn with_capacity(text: &str) -> Self {
        // Values and operators have blanks between them.
        Self { nodes: Vec::with_capacity((text.len() / 6).clamp(4, 64)), root: NONE }
    }

    pub(super) fn get(&self, index: Index) -> Option<&Node> {
        self.nodes.get(index as usize)
    }

    pub(super) fn first(&self, index: Index) -> Option<Index> {
        self.get(index).map(|node| node.first).filter(|first| *first != NONE)
    }

    pub(super) fn next(&self, index: Index) -> Option<Index> {
        self.get(index).map(|node| node.next).filter(|next| *next != NONE)
    }

    /// The first node that has more levels than so many.
    pub(super) fn deeper_than(&self, levels: usize) -> Option<&Node> {
        self.nodes.iter().find(|node| usize::from(node.height) > levels)
    }

    pub(super) fn is_same(&self, text: &str, other: &Self, other_text: &str) -> bool {
        let is_same = |(a, b): (&Node, &Node)| {
            (a.kind, a.first, a.next) == (b.kind, b.first, b.next)
                && (!a.kind.has_text() || a.span.of(text) == b.span.of(other_text))
        };
        self.nodes.len() == other.nodes.len() && self.nodes.iter().zip(&other.nodes).all(is_same)
    }

    fn push(&mut self, kind: NodeKind, span: Span, first: Index) -> Index {
        let mut height = 0;
        let mut part = Some(first).filter(|first| *first != NONE);
        while let Some(index) = part {
            height = height.max(self.get(index).map_or(0, |node| node.height));
            part = self.next(index);
        }
        self.nodes.push(Node { kind, height: height.saturating_add(1), span, first, next: NONE });
        Index::try_from(self.nodes.len() - 1).unwrap_or(NONE)
    }

    fn link(&mut self, last: Index, next: Index) {
        if let Some(node) = self.nodes.get_mut(last as usize) {
            node.next = next;
        }
    }
}

/// Builds the tree from what the grammar tells.
impl Events for Tree {
    type Value = Index;

    fn literal(&mut self, literal: Literal) -> Index {
        self.push(NodeKind::Literal(literal.kind), literal.span, NONE)
    }

    fn leaf(&mut self, leaf: Leaf, span: Span) -> Index {
        self.push(NodeKind::Leaf(leaf), span, NONE)
    }

    fn unary(&mut self, word: Unary, at: u32, value: Index) -> Index {
        self.push(NodeKind::Unary(word), Span { start: at, end: at }, value)
    }

    fn binary(&mut self, operator: Operator, at: u32, left: Index, right: Index) -> Index {
        self.link(left, right);
        self.push(NodeKind::Binary(operator), Span { start: at, end: at }, left)
    }

    fn named(&mut self, what: Named, name: Span, value: Index) -> Index {
        self.push(NodeKind::Named(what), name, value)
    }

    fn chain(&mut self, last: Index, next: Index) -> Index {
        self.link(last, next);
        next
    }

    fn many(&mut self, what: Many, span: Span, list: List<Index>) -> Index {
        let first = if list.count == 0 { NONE } else { list.first };
        self.push(NodeKind::Many(what), span, first)
    }

    fn item(&mut self, value: Index, direction: Option<Direction>) -> Index {
        self.push(NodeKind::Item(direction), Span::default(), value)
    }
}
