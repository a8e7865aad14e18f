//! What an endpoint offers, held against what the grammar tells.

mod arithmetic;
mod filter;
mod order;
mod scope;
mod types;

use core::fmt;

use super::{
    error::SyntaxError,
    grammar::{Language, parse},
    hint::Hint,
    source::Source,
    words::{Direction, Function, Logic, Operator},
};
pub(crate) use {filter::FilterOffer, order::OrderOffer};

pub use types::{Field, FieldType};

/// Something that is OData but not offered: what it is, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unsupported {
    at: u32,
    what: NotOffered,
    /// The place of a field that is offered, among all; `u16::MAX` for none.
    near: u16,
    hint: Option<Hint>,
}

impl Unsupported {
    /// The position of its character, counted from 1.
    pub fn position(&self) -> usize {
        self.at as usize
    }

    /// What it is.
    pub fn what(&self) -> NotOffered {
        self.what
    }

    /// What was probably meant, if no field: text, or null.
    pub fn hint(&self) -> Option<Hint> {
        self.hint
    }

    /// The place of the field that was probably meant, among those that are offered.
    pub fn near(&self) -> Option<usize> {
        (self.near != u16::MAX).then_some(self.near.into())
    }
}

/// What is OData, and is not offered here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NotOffered {
    /// A field.
    Field,
    /// An operator.
    Operator(Operator),
    /// `and`, `or` or `not`
    Logic(Logic),
    /// A function.
    Function(Function),
    /// A direction.
    Direction(Direction),
    /// A value where another type is needed.
    Type(FieldType),
    /// A value where a condition is needed.
    Condition,
    /// A value of another type where an enumeration is needed.
    Enumeration,
    /// A value of another type where a place on a map is needed.
    Place,
    /// A minus in front of a column to order by.
    Minus,
    /// A part of OData that no rule offers: keys, aliases, functions of a service's own, objects, …
    Construct,
    /// More levels than are offered.
    Depth,
    /// More fields and values than are offered.
    Terms,
    /// More columns to order by than are offered.
    Columns,
}

impl fmt::Display for NotOffered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field => f.write_str("this field is not offered"),
            Self::Operator(operator) => write!(f, "the operator {operator} is not offered"),
            Self::Logic(logic) => write!(f, "the operator {logic} is not offered"),
            Self::Function(function) => write!(f, "the function {function} is not offered"),
            Self::Direction(direction) => write!(f, "the direction {direction} is not offered"),
            Self::Type(ty) => write!(f, "{} is needed", ty.phrase()),
            Self::Condition => f.write_str("a condition is needed"),
            Self::Enumeration => f.write_str("an enumeration is needed"),
            Self::Place => f.write_str("a place such as geography'SRID=0;Point(1.5 2.5)' is needed"),
            Self::Minus => f.write_str("a minus is not offered"),
            Self::Construct => f.write_str("this form is not offered"),
            Self::Depth => f.write_str("this is one level too deep"),
            Self::Terms => f.write_str("this is one field or value too many"),
            Self::Columns => f.write_str("this is one column too many"),
        }
    }
}

/// The first thing that is not offered, by bytes. The rest of the text may still turn out to be no OData at all.
#[derive(Clone, Copy, Debug, Default)]
struct Found(Option<(u32, NotOffered)>);

impl Found {
    #[cold]
    fn note(&mut self, at: u32, what: NotOffered) {
        if self.0.is_none_or(|(first, _)| at < first) {
            self.0 = Some((at, what));
        }
    }
}

/// Why a text does not pass.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Refusal {
    Syntax(SyntaxError),
    Unsupported(Unsupported),
}

#[cold]
fn unsupported(source: &Source<'_>, at: u32, what: NotOffered, fields: &[Field]) -> Refusal {
    let near = match what {
        NotOffered::Field => near(source.text(), at, fields),
        _ => None,
    };
    let near = near.and_then(|near| u16::try_from(near).ok()).unwrap_or(u16::MAX);
    let is_unknown = what == NotOffered::Field && near == u16::MAX;
    let hint = if is_unknown { super::meant::by_name(source.text(), at as usize) } else { None };
    let (what, hint) = match compared_type(source.text(), at, fields) {
        Some(ty) if hint == Some(Hint::SingleQuotes) && ty != FieldType::Text => (NotOffered::Type(ty), None),
        _ => (what, hint),
    };
    Refusal::Unsupported(Unsupported { at: source.position(at as usize), what, near, hint })
}

/// The type of the offered field that what begins here is compared with.
fn compared_type(text: &str, at: u32, fields: &[Field]) -> Option<FieldType> {
    let name = super::meant::compared(text.get(..at as usize)?)?;
    fields.iter().find(|field| field.name() == name)?.ty()
}

/// The offered field that is nearest to the name that begins here.
fn near(text: &str, at: u32, fields: &[Field]) -> Option<usize> {
    let rest = text.get(at as usize..)?;
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ':' | ']' | '}' | ';'));
    let name = rest.get(..end.unwrap_or(rest.len()))?;
    crate::near::nearest(name, fields.iter().map(Field::name))
}

impl FilterOffer {
    /// Parses a filter, and holds it against the offer.
    pub(crate) fn check(&self, text: &str) -> Result<(), Refusal> {
        let source = Source::new(text);
        let mut events = filter::Events::new(source.text(), self);
        let parsed = parse(source.text(), Language::Filter, &mut events);
        let parsed =
            parsed.map_err(|stop| Refusal::Syntax(source.error(stop).offered(|hint| self.has(hint))))?;
        match events.finish(parsed.first) {
            None => Ok(()),
            Some((at, what)) => Err(unsupported(&source, at, what, self.fields)),
        }
    }

    /// Returns whether the word of a hint is offered.
    #[cold]
    fn has(&self, hint: Hint) -> bool {
        match hint {
            Hint::Function(function) => self.functions.contains(&function),
            Hint::Operator(operator) => self.operators.contains(&operator),
            Hint::Logic(logic) => self.logic.contains(&logic),
            _ => true,
        }
    }
}

impl OrderOffer {
    /// Returns whether the word of a hint is offered.
    #[cold]
    fn has(&self, hint: Hint) -> bool {
        match hint {
            Hint::Direction(direction) => self.directions.contains(&direction),
            _ => true,
        }
    }

    /// Parses an order-by, and holds it against the offer.
    pub(crate) fn check(&self, text: &str) -> Result<(), Refusal> {
        let source = Source::new(text);
        let mut events = order::Events::new(source.text(), self);
        let parsed = parse(source.text(), Language::OrderBy, &mut events);
        parsed.map_err(|stop| Refusal::Syntax(source.error(stop).offered(|hint| self.has(hint))))?;
        match events.finish() {
            None => Ok(()),
            Some((at, what)) => Err(unsupported(&source, at, what, self.fields)),
        }
    }
}
