//! A filter, held against what is offered.

use super::{
    Field, FieldType, Found, NotOffered,
    arithmetic::{self, Mistake},
    scope::Scopes,
    types::{Type, gives, takes, takes_places},
};
use crate::filter::{
    events::{self, Leaf, List, Many, Named, Unary},
    literal::Literal,
    scan::Span,
    words::{Direction, Function, Logic, Operator},
};

/// What an endpoint offers to filter by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FilterOffer {
    pub(crate) fields: &'static [Field],
    pub(crate) operators: &'static [Operator],
    pub(crate) functions: &'static [Function],
    pub(crate) logic: &'static [Logic],
    pub(crate) max_depth: usize,
    pub(crate) max_terms: usize,
}

/// What is known about a part of the filter.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Operand {
    ty: Type,
    form: Form,
    height: u16,
    at: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Form {
    #[default]
    Plain,
    Field,
    /// `[…]`, which only `in`, `hassubset` and `hassubsequence` take.
    Array,
}

pub(super) struct Events<'a> {
    text: &'a str,
    offer: &'a FilterOffer,
    scopes: Scopes,
    terms: usize,
    found: Found,
}

impl<'a> Events<'a> {
    pub(super) fn new(text: &'a str, offer: &'a FilterOffer) -> Self {
        Self { text, offer, scopes: Scopes::default(), terms: 0, found: Found::default() }
    }

    /// What is not offered, if there is anything.
    pub(super) fn finish(mut self, root: Operand) -> Option<(u32, NotOffered)> {
        self.plain(root);
        if root.ty.is_no_condition() {
            self.found.note(root.at, NotOffered::Condition);
        }
        self.found.0
    }

    fn term(&mut self, at: u32) {
        self.terms += 1;
        if self.terms == self.offer.max_terms.saturating_add(1) {
            self.found.note(at, NotOffered::Terms);
        }
    }

    /// A part that holds others.
    fn node(&mut self, at: u32, mark: u32, parts: u16, ty: Type) -> Operand {
        let height = parts.saturating_add(1);
        if usize::from(height) > self.offer.max_depth {
            self.found.note(mark, NotOffered::Depth);
        }
        Operand { ty, form: Form::Plain, height, at }
    }

    fn leaf_node(&mut self, at: u32, ty: Type, form: Form) -> Operand {
        Operand { form, ..self.node(at, at, 0, ty) }
    }

    /// An array is allowed in few places.
    fn plain(&mut self, operand: Operand) {
        if operand.form == Form::Array {
            self.found.note(operand.at, NotOffered::Construct);
        }
    }

    fn needs(&mut self, operand: Operand, types: &[FieldType]) {
        if let Some(ty) = operand.ty.conflict(types) {
            self.found.note(operand.at, NotOffered::Type(ty));
        }
    }

    fn condition(&mut self, operand: Operand) {
        self.plain(operand);
        if operand.ty.is_no_condition() {
            self.found.note(operand.at, NotOffered::Condition);
        }
    }

    fn field(&mut self, span: Span) -> Operand {
        let path = span.of(self.text);
        let is_it = |field: &&Field| self.scopes.rest(field.name(), path, self.text) == Some("");
        let ty = match self.offer.fields.iter().find(is_it) {
            Some(field) => field.ty().map_or(Type::Unknown, Type::Is),
            None => {
                self.found.note(span.start, NotOffered::Field);
                Type::Unknown
            }
        };
        self.leaf_node(span.start, ty, Form::Field)
    }

    /// The collection in front of `any` and `all`: something inside of it is offered, or it is itself.
    fn collection(&mut self, span: Span) {
        let path = span.of(self.text);
        let is_in = |field: &Field| {
            let rest = self.scopes.rest(field.name(), path, self.text);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if !self.offer.fields.iter().any(is_in) {
            self.found.note(span.start, NotOffered::Field);
        }
    }

    /// Both sides must have one type. The side that is not a field has to change.
    fn compare(&mut self, left: Operand, right: Operand) {
        self.plain(left);
        let (field, other) =
            if right.form == Form::Field && left.form != Form::Field { (right, left) } else { (left, right) };
        match (field.ty, other.ty) {
            (Type::Is(ty), _) => self.needs(other, &[ty]),
            (Type::TextOrDuration, _) => self.needs(other, &[FieldType::Text, FieldType::Duration]),
            (_, Type::Is(ty)) => self.needs(field, &[ty]),
            _ => {}
        }
    }

    fn has_function(&mut self, function: Function, at: u32) {
        if !self.offer.functions.contains(&function) {
            self.found.note(at, NotOffered::Function(function));
        }
    }

    fn arithmetic(&mut self, operator: Operator, left: Operand, right: Operand) -> Type {
        self.plain(left);
        self.plain(right);
        match arithmetic::gives(operator, left.ty, right.ty) {
            Ok(ty) => ty,
            Err(Mistake::Left(needed)) => self.mistaken(left, needed),
            Err(Mistake::Right(needed)) => self.mistaken(right, needed),
        }
    }

    fn mistaken(&mut self, operand: Operand, needed: FieldType) -> Type {
        self.found.note(operand.at, NotOffered::Type(needed));
        Type::Unknown
    }

    /// No type of a field is an enumeration.
    fn has(&mut self, left: Operand) {
        self.plain(left);
        if left.ty.is_of_a_field() {
            self.found.note(left.at, NotOffered::Enumeration);
        }
    }
}

impl events::Events for Events<'_> {
    type Value = Operand;

    fn literal(&mut self, literal: Literal) -> Operand {
        let at = literal.span.start;
        self.term(at);
        let ty = Type::of_literal(literal.kind, literal.span.of(self.text));
        self.leaf_node(at, ty, Form::Plain)
    }

    fn leaf(&mut self, leaf: Leaf, span: Span) -> Operand {
        match leaf {
            Leaf::Field => {
                self.term(span.start);
                return self.field(span);
            }
            Leaf::Names => self.collection(span),
            Leaf::Alias | Leaf::Search => self.found.note(span.start, NotOffered::Construct),
            Leaf::Type => {}
        }
        self.leaf_node(span.start, Type::Unknown, Form::Plain)
    }

    fn unary(&mut self, word: Unary, at: u32, value: Operand) -> Operand {
        let ty = match word {
            Unary::Not => {
                if !self.offer.logic.contains(&Logic::Not) {
                    self.found.note(at, NotOffered::Logic(Logic::Not));
                }
                self.condition(value);
                Type::Is(FieldType::Boolean)
            }
            Unary::Negate => {
                if !self.offer.operators.contains(&Operator::Sub) {
                    self.found.note(at, NotOffered::Operator(Operator::Sub));
                }
                self.plain(value);
                self.needs(value, &[FieldType::Number, FieldType::Duration]);
                value.ty
            }
        };
        self.node(at, at, value.height, ty)
    }

    fn binary(&mut self, operator: Operator, at: u32, left: Operand, right: Operand) -> Operand {
        if !self.offer.operators.contains(&operator) {
            self.found.note(at, NotOffered::Operator(operator));
        }
        let ty = if operator.is_arithmetic() {
            self.arithmetic(operator, left, right)
        } else if operator == Operator::Has {
            self.has(left);
            Type::Is(FieldType::Boolean)
        } else {
            if operator != Operator::In {
                self.plain(right);
            }
            self.compare(left, right);
            Type::Is(FieldType::Boolean)
        };
        self.node(left.at, at, left.height.max(right.height), ty)
    }

    fn named(&mut self, _: Named, name: Span, value: Operand) -> Operand {
        self.found.note(name.start, NotOffered::Construct);
        value
    }

    fn chain(&mut self, last: Operand, next: Operand) -> Operand {
        let ty = last.ty.and(next.ty);
        let at = if ty == last.ty { last.at } else { next.at };
        let form = if next.form == Form::Array { Form::Array } else { last.form };
        Operand { ty, form, at, height: last.height.max(next.height) }
    }

    fn many(&mut self, what: Many, span: Span, list: List<Operand>) -> Operand {
        let at = span.start;
        let mut form = Form::Plain;
        let ty = match what {
            Many::Logic(logic) => {
                if !self.offer.logic.contains(&logic) {
                    self.found.note(at, NotOffered::Logic(logic));
                }
                self.condition(list.last);
                Type::Is(FieldType::Boolean)
            }
            Many::Call(function) => {
                self.has_function(function, at);
                gives(function)
            }
            Many::Lambda(_) => {
                if list.count > 0 {
                    self.condition(list.last);
                }
                Type::Is(FieldType::Boolean)
            }
            Many::List | Many::Array => {
                form = if what == Many::Array { Form::Array } else { Form::Plain };
                list.last.ty
            }
            Many::Path => list.last.ty,
            Many::Object | Many::Key | Many::CallByName | Many::FilterPart | Many::CountPart => {
                self.found.note(at, NotOffered::Construct);
                Type::Unknown
            }
        };
        // The place of a row is that of its first part.
        let first = if matches!(what, Many::Logic(_)) { list.first.at } else { at };
        let at = if matches!(what, Many::List | Many::Array) { list_at(at, list) } else { first };
        Operand { form, ..self.node(at, span.start, list.last.height, ty) }
    }

    fn item(&mut self, value: Operand, _: Option<Direction>) -> Operand {
        value
    }

    fn argument(&mut self, function: Function, position: u32, value: Operand) {
        if !matches!(function, Function::HasSubset | Function::HasSubsequence) {
            self.plain(value);
        }
        if takes_places(function) && value.ty.is_of_a_field() {
            self.found.note(value.at, NotOffered::Place);
        }
        let types = takes(function, position);
        if !types.is_empty() {
            self.needs(value, types);
        }
    }

    fn enter(&mut self, function: Function, name: Span, path: Option<Span>, variable: Span) {
        self.has_function(function, name.start);
        if !self.scopes.enter(path.unwrap_or_default(), variable) {
            self.found.note(variable.start, NotOffered::Depth);
        }
    }

    fn leave(&mut self) {
        self.scopes.leave();
    }
}

/// The place of the first value of another type in a list, or else of the list.
fn list_at(start: u32, list: List<Operand>) -> u32 {
    if list.count == 0 { start } else { list.last.at }
}
