//! What the grammar tells whoever listens: every part of an expression, those inside before those around them.

use super::{
    literal::Literal,
    scan::Span,
    words::{Direction, Function, Logic, Operator},
};

/// Something that holds any number of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Many {
    /// Conditions between the same words.
    Logic(Logic),
    /// `('a', 'b')`
    List,
    Array,
    /// Of members.
    Object,
    Call(Function),
    /// A path with something in parentheses.
    Path,
    /// `(1)` or `(A=1,B=2)` behind a part of a path.
    Key,
    /// A service's own function, with parameters; or a collection with a key of names and values.
    CallByName,
    /// `/$filter(…)`
    FilterPart,
    /// `/$count(…)`
    CountPart,
    /// `/any(…)` and `/all(…)`
    Lambda(Function),
}

/// Something that has a name and a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// Of an object.
    Member,
    /// Of a function.
    Parameter,
}

/// A leaf other than a literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaf {
    /// A path without parentheses.
    Field,
    /// A run of names, of a path with parentheses.
    Names,
    /// `@p`
    Alias,
    /// The type of `cast` and `isof`.
    Type,
    /// What `$count($search=…)` searches for.
    Search,
}

/// Listens to the grammar. A `Value` represents a part of the expression.
pub(super) trait Events {
    type Value: Copy + Default;

    fn literal(&mut self, literal: Literal) -> Self::Value;

    fn leaf(&mut self, leaf: Leaf, span: Span) -> Self::Value;

    /// `not` or `-`
    fn unary(&mut self, word: Unary, at: u32, value: Self::Value) -> Self::Value;

    fn binary(&mut self, operator: Operator, at: u32, left: Self::Value, right: Self::Value) -> Self::Value;

    fn named(&mut self, what: Named, name: Span, value: Self::Value) -> Self::Value;

    /// Appends a value to a list, and returns the list's new last value.
    fn chain(&mut self, last: Self::Value, next: Self::Value) -> Self::Value;

    /// A list is complete. `span`: the name that it goes by, or its beginning.
    fn many(&mut self, what: Many, span: Span, list: List<Self::Value>) -> Self::Value;

    /// An item of an order-by.
    fn item(&mut self, value: Self::Value, direction: Option<Direction>) -> Self::Value;

    /// An argument of a function, before it is put into the list.
    fn argument(&mut self, function: Function, position: u32, value: Self::Value) {
        let _ = (function, position, value);
    }

    /// `any` or `all`, by its name: from here on a variable stands for an element of the path, if that is a plain one.
    fn enter(&mut self, function: Function, name: Span, path: Option<Span>, variable: Span) {
        let _ = (function, name, path, variable);
    }

    fn leave(&mut self) {}
}

/// A word in front of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unary {
    Not,
    Negate,
}

/// Values in a row: the first and the last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct List<V> {
    pub(super) first: V,
    pub(super) last: V,
    pub(super) count: u32,
}

impl<V: Copy> List<V> {
    pub(super) fn push<E: Events<Value = V>>(&mut self, value: V, events: &mut E) {
        if self.count == 0 {
            self.first = value;
            self.last = value;
        } else {
            self.last = events.chain(self.last, value);
        }
        self.count = self.count.saturating_add(1);
    }
}
