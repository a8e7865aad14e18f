//! Why serde refused a value: where, what was asked for there, and what was wrong.

use alloc::boxed::Box;
use core::fmt::{self, Display};

use serde::de::{self, Expected, Unexpected};

use super::{
    asks::Change,
    tree::{Kind, Node},
};

/// What a type asked serde for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Anything,
    Bool,
    /// A whole number of so many bits.
    Whole {
        bits: u32,
        signed: bool,
    },
    Float,
    Char,
    Text,
    Bytes,
    Null,
    List,
    /// A list of this length.
    Tuple(usize),
    /// An object with the fields of a struct.
    Object,
    /// An object with any names.
    Map,
    Choice,
    /// A name that the type knows.
    Name,
}

impl Asked {
    /// Returns whether `serde_json` gives a value of this kind to a type that asks for this.
    pub(crate) fn is_for(self, kind: Kind) -> bool {
        match self {
            Self::Bool => kind == Kind::Bool,
            Self::Whole { .. } | Self::Float => kind == Kind::Number,
            Self::Char | Self::Text | Self::Bytes | Self::Name => kind == Kind::Text,
            Self::Null => kind == Kind::Null,
            Self::List | Self::Tuple(_) => kind == Kind::List,
            Self::Object => matches!(kind, Kind::Object | Kind::List),
            Self::Map => kind == Kind::Object,
            Self::Anything | Self::Choice => true,
        }
    }
}

/// What was wrong, as far as serde has a name for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    MissingField(&'static str),
    /// The name is none of these.
    UnknownField(&'static [&'static str]),
    DuplicateField(&'static str),
    UnknownVariant(&'static [&'static str]),
    /// A list of another length.
    Length,
    /// A value of the right kind that the type does not have.
    Value,
    /// A name that cannot be a key of the map.
    Key,
    /// None: one of our functions tells what it changes.
    Changes(Change),
    Other,
}

/// An error of serde: where it is inside of a body, what was asked for there, and what was wrong.
#[derive(Debug)]
pub struct Refused(Box<Reason>);

#[derive(Debug)]
pub(crate) struct Reason {
    /// The id of the value, or of a member's name. `None` until the place is known.
    pub(crate) place: Option<u32>,
    pub(crate) asked: Asked,
    pub(crate) problem: Problem,
}

impl Refused {
    pub(super) fn new(problem: Problem) -> Self {
        Self(Box::new(Reason { place: None, asked: Asked::Anything, problem }))
    }

    pub(crate) fn into_reason(self) -> Reason {
        *self.0
    }

    /// If the error is about a field that is not in `fields`, it comes from a value inside, so its place is not
    /// certain.
    pub(super) fn unless_of(mut self, node: Node<'_>, fields: &[&str]) -> Self {
        let field = match self.0.problem {
            Problem::MissingField(field) | Problem::DuplicateField(field) => Some(field),
            _ => None,
        };
        let is_here = self.0.place == Some(node.id()) && self.0.asked == Asked::Object;
        if is_here && field.is_some_and(|field| !fields.contains(&field)) {
            self.0.asked = Asked::Map;
        }
        self
    }

    pub(crate) fn reason(&self) -> &Reason {
        &self.0
    }

    /// Sets the place, unless a value inside has set it.
    pub(super) fn at(mut self, node: Node<'_>, asked: Asked) -> Self {
        if self.0.place.is_none() {
            (self.0.place, self.0.asked) = (Some(node.id()), asked);
        }
        self
    }
}

impl Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("refused")
    }
}

impl core::error::Error for Refused {}

impl de::Error for Refused {
    fn custom<T: Display>(_: T) -> Self {
        Self::new(Problem::Other)
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self::new(Problem::Length)
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::new(Problem::Other)
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::new(Problem::Value)
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::new(Problem::UnknownVariant(expected))
    }

    fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
        Self::new(Problem::UnknownField(expected))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Problem::MissingField(field))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(Problem::DuplicateField(field))
    }
}
