//! An order-by, held against what is offered.

use super::{Field, Found, NotOffered};
use crate::filter::{
    events::{self, Leaf, List, Many, Named, Unary},
    literal::Literal,
    scan::Span,
    words::{Direction, Operator},
};

/// What an endpoint offers to order by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OrderOffer {
    pub(crate) fields: &'static [Field],
    pub(crate) directions: &'static [Direction],
    pub(crate) max: usize,
}

pub(super) struct Events<'a> {
    text: &'a str,
    offer: &'a OrderOffer,
    columns: usize,
    found: Found,
}

impl<'a> Events<'a> {
    pub(super) fn new(text: &'a str, offer: &'a OrderOffer) -> Self {
        Self { text, offer, columns: 0, found: Found::default() }
    }

    pub(super) fn finish(self) -> Option<(u32, NotOffered)> {
        self.found.0
    }
}

/// A part of an item: where it begins, and the field if it is one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Part {
    at: u32,
    field: Option<Span>,
    /// A field with a minus, which other languages have for `desc`.
    is_negated: bool,
}

impl Part {
    /// Expressions other than fields are not offered.
    fn computed(at: u32) -> Self {
        Self { at, field: None, is_negated: false }
    }
}

impl events::Events for Events<'_> {
    type Value = Part;

    fn literal(&mut self, literal: Literal) -> Part {
        Part::computed(literal.span.start)
    }

    fn leaf(&mut self, leaf: Leaf, span: Span) -> Part {
        Part { field: (leaf == Leaf::Field).then_some(span), ..Part::computed(span.start) }
    }

    fn unary(&mut self, word: Unary, at: u32, value: Part) -> Part {
        Part { is_negated: word == Unary::Negate && value.field.is_some(), ..Part::computed(at) }
    }

    fn binary(&mut self, _: Operator, _: u32, left: Part, _: Part) -> Part {
        Part::computed(left.at)
    }

    fn named(&mut self, _: Named, name: Span, _: Part) -> Part {
        Part::computed(name.start)
    }

    fn chain(&mut self, _: Part, next: Part) -> Part {
        next
    }

    fn many(&mut self, what: Many, span: Span, list: List<Part>) -> Part {
        let is_infix = matches!(what, Many::Logic(_));
        Part::computed(if is_infix { list.first.at } else { span.start })
    }

    fn item(&mut self, value: Part, direction: Option<Direction>) -> Part {
        self.columns += 1;
        if self.columns == self.offer.max.saturating_add(1) {
            self.found.note(value.at, NotOffered::Columns);
        }
        match value.field {
            None if value.is_negated => self.found.note(value.at, NotOffered::Minus),
            None => self.found.note(value.at, NotOffered::Construct),
            Some(span) => {
                let name = span.of(self.text);
                if !self.offer.fields.iter().any(|field| field.name() == name) {
                    self.found.note(value.at, NotOffered::Field);
                }
            }
        }
        let direction = direction.unwrap_or(Direction::Asc);
        if !self.offer.directions.contains(&direction) {
            self.found.note(value.at, NotOffered::Direction(direction));
        }
        value
    }
}
