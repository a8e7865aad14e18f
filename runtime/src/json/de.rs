//! A serde deserialiser for a value of a body, for types that only serde can read.
//!
//! Its error tells which value was refused, and what the type asked for there. That is the innermost value: while the
//! error passes through the values around it, the first place stays.

mod choice;
mod key;

use alloc::{
    rc::Rc,
    string::String,
    vec::{self, Vec},
};
use core::cell::Cell;

use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use self::key::Key;
use super::{
    refused::{Asked, Problem, Refused},
    scalar::Scalar,
    tree::{Children, Kind, Node},
};

/// A value of a body as a deserialiser.
#[derive(Clone, Debug)]
pub struct Source<'n> {
    node: Node<'n>,
    what: What,
    /// Whether the value belongs to a query string.
    is_query: bool,
    /// A member that serde sees although it was not sent.
    extra: Extra,
}

/// The id of the object that gets the member, and the member's name.
pub(crate) type Extra = Option<(u32, &'static str)>;

/// What serde sees of a value.
#[derive(Clone, Debug)]
enum What {
    /// All of it.
    All,
    /// Only these elements of an array, or these members of an object, by the ids of their names.
    Few(Vec<u32>),
    /// Only this element of a list, by its id.
    One(u32),
    /// These members of an object, from which a type takes those that it knows.
    Rest(Vec<u32>, Rc<Took>),
}

/// Which members a type takes from the rest of an object. The others are left for the next type.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Taken {
    /// A map sees all, and takes none.
    #[default]
    None,
    Named(&'static [&'static str]),
    /// The member that names an enum's variant.
    Variant(u32),
}

/// What a type did with the rest of an object.
#[derive(Debug, Default)]
pub(crate) struct Took {
    pub(crate) members: Cell<Taken>,
    /// Whether it is an option.
    pub(crate) is_optional: Cell<bool>,
}

impl<'n> Source<'n> {
    pub(crate) fn new(node: Node<'n>, is_query: bool) -> Self {
        Self { node, what: What::All, is_query, extra: None }
    }

    /// Shows only these members, from which a type takes those that it knows.
    pub(crate) fn rest(self, members: Vec<u32>, took: Rc<Took>) -> Self {
        Self { what: What::Rest(members, took), ..self }
    }

    /// Shows only these elements or members.
    pub(crate) fn few(self, few: Vec<u32>) -> Self {
        Self { what: What::Few(few), ..self }
    }

    /// Shows a list with only one of its elements. Text of a query string is such a list itself.
    pub(crate) fn one(self, element: Node<'n>) -> Self {
        Self { what: What::One(element.id()), ..self }
    }

    /// Also shows a member that was not sent, as null.
    pub(crate) fn with(self, extra: Extra) -> Self {
        Self { extra, ..self }
    }

    /// Returns whether a function is asked what it reads.
    pub(super) fn is_asked(&self) -> bool {
        self.node.is_of_scalar()
    }

    /// Returns a deserialiser for a value inside of this one.
    fn inner(&self, node: Node<'n>) -> Self {
        Self { extra: self.extra, ..Self::new(node, self.is_query) }
    }

    /// Gives a type what it asks for, as `serde_json` does.
    fn ask<V: Visitor<'n>>(self, asked: Asked, visitor: V) -> Result<V::Value, Refused> {
        let node = self.node;
        let result = self.view(asked).and_then(|view| view.give(visitor));
        result.map_err(|refused| refused.at(node, asked))
    }

    /// Returns what a type gets that asks for this.
    fn view(self, asked: Asked) -> Result<View<'n>, Refused> {
        let kind = self.node.kind();
        match (&self.what, kind, asked) {
            (What::Rest(..), _, _) => self.view_rest(asked),
            (_, Kind::Text | Kind::List, _) if self.is_query => self.view_query(asked),
            (
                _,
                Kind::List,
                Asked::Anything | Asked::List | Asked::Tuple(_) | Asked::Object | Asked::Bytes,
            ) => Ok(self.elements()),
            (_, Kind::Object, Asked::Anything | Asked::Object | Asked::Map) => Ok(self.members()),
            _ => self.scalar(asked),
        }
    }

    /// Does the same like the deserialiser of query strings.
    fn view_query(self, asked: Asked) -> Result<View<'n>, Refused> {
        match (self.node.kind(), asked) {
            (Kind::List, Asked::Anything | Asked::List) => Ok(self.elements()),
            // A query string writes a list of one as its element.
            (Kind::Text, Asked::List) => {
                let next = self.node.alone();
                Ok(View::Elements(ListOf { of: self, next, few: None }))
            }
            _ => self.scalar(asked),
        }
    }

    /// Does the same with the rest of an object.
    fn view_rest(self, asked: Asked) -> Result<View<'n>, Refused> {
        let What::Rest(names, took) = &self.what else { return self.view(asked) };
        match asked {
            Asked::Anything | Asked::Object | Asked::Map => {
                took.members.set(Taken::None);
                let names = names.clone();
                Ok(View::Members(MembersOf::new(self, names)))
            }
            Asked::Null => Ok(View::Scalar(Scalar::Null)),
            _ => Err(Refused::new(Problem::Other)),
        }
    }

    /// Returns the fields of a struct. From the rest of an object, it gets those that it knows.
    fn fields(self, fields: &'static [&'static str]) -> Result<View<'n>, Refused> {
        let What::Rest(names, took) = &self.what else { return self.view(Asked::Object) };
        took.members.set(Taken::Named(fields));
        let is_known = |name: &u32| is_among(self.node.with_id(*name), fields);
        let names = names.iter().copied().filter(is_known).collect();
        Ok(View::Members(MembersOf::new(self, names)))
    }

    fn scalar(self, asked: Asked) -> Result<View<'n>, Refused> {
        match Scalar::of(self.node, asked, self.is_query) {
            Some(Scalar::Digits(name, digits)) => Ok(View::Members(MembersOf::number(self, name, digits))),
            Some(scalar) => Ok(View::Scalar(scalar)),
            None => Err(Refused::new(Problem::Other)),
        }
    }

    fn elements(self) -> View<'n> {
        let few = if let What::Few(few) = &self.what { Some(few.clone()) } else { None };
        let next = match self.what {
            What::One(element) => self.node.with_id(element).alone(),
            _ => self.node.children(),
        };
        View::Elements(ListOf { of: self, next, few })
    }

    fn members(self) -> View<'n> {
        let names = match &self.what {
            What::Few(few) => few.clone(),
            _ => self.node.members().map(|(name, _)| name.id()).collect(),
        };
        View::Members(MembersOf::new(self, names))
    }

    /// Returns whether an option gets `None`.
    fn is_none(&self) -> bool {
        if let What::Rest(_, took) = &self.what {
            took.is_optional.set(true);
            return false;
        }
        !self.is_query && self.node.is_null()
    }
}

/// What a visitor gets.
enum View<'n> {
    Scalar(Scalar<'n>),
    Elements(ListOf<'n>),
    Members(MembersOf<'n>),
}

impl<'n> View<'n> {
    fn give<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
        let (value, is_left) = match self {
            Self::Scalar(scalar) => return scalar.give(visitor),
            Self::Elements(mut elements) => (visitor.visit_seq(&mut elements)?, elements.take().is_some()),
            Self::Members(mut members) => {
                let is_number = members.digits.is_some();
                let other = |refused| if is_number { Refused::new(Problem::Other) } else { refused };
                (visitor.visit_map(&mut members).map_err(other)?, members.names.len() > 0)
            }
        };
        if is_left { Err(Refused::new(Problem::Length)) } else { Ok(value) }
    }
}

macro_rules! leaves {
    ($($method:ident => $asked:expr;)*) => {$(
        fn $method<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
            self.ask($asked, visitor)
        }
    )*};
}

const fn whole(bits: u32, signed: bool) -> Asked {
    Asked::Whole { bits, signed }
}

impl<'n> Deserializer<'n> for Source<'n> {
    type Error = Refused;

    leaves! {
        deserialize_any => Asked::Anything;
        deserialize_bool => Asked::Bool;
        deserialize_i8 => whole(8, true);
        deserialize_i16 => whole(16, true);
        deserialize_i32 => whole(32, true);
        deserialize_i64 => whole(64, true);
        deserialize_i128 => whole(128, true);
        deserialize_u8 => whole(8, false);
        deserialize_u16 => whole(16, false);
        deserialize_u32 => whole(32, false);
        deserialize_u64 => whole(64, false);
        deserialize_u128 => whole(128, false);
        deserialize_f32 => Asked::Float;
        deserialize_f64 => Asked::Float;
        deserialize_char => Asked::Char;
        deserialize_str => Asked::Text;
        deserialize_string => Asked::Text;
        deserialize_bytes => Asked::Bytes;
        deserialize_byte_buf => Asked::Bytes;
        deserialize_unit => Asked::Null;
        deserialize_seq => Asked::List;
        deserialize_map => Asked::Map;
        deserialize_identifier => Asked::Name;
    }

    fn deserialize_option<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
        let node = self.node;
        let result = if self.is_none() { visitor.visit_none() } else { visitor.visit_some(self) };
        result.map_err(|refused| refused.at(node, Asked::Anything))
    }

    fn deserialize_newtype_struct<V: Visitor<'n>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let node = self.node;
        if name == RAW_VALUE {
            let json = de::value::BorrowedStrDeserializer::<Refused>::new(node.json());
            let map = de::value::MapDeserializer::new(core::iter::once((RAW_VALUE, json)));
            return visitor.visit_map(map).map_err(|refused: Refused| refused.at(node, Asked::Anything));
        }
        visitor.visit_newtype_struct(self).map_err(|refused| refused.at(node, Asked::Anything))
    }

    fn deserialize_unit_struct<V: Visitor<'n>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        self.ask(Asked::Null, visitor)
    }

    fn deserialize_tuple<V: Visitor<'n>>(self, length: usize, visitor: V) -> Result<V::Value, Refused> {
        self.ask(Asked::Tuple(length), visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'n>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        self.ask(Asked::Tuple(length), visitor)
    }

    fn deserialize_struct<V: Visitor<'n>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let (node, is_rest) = (self.node, matches!(self.what, What::Rest(..)));
        let result = self.fields(fields).and_then(|view| view.give(visitor));
        result.map_err(|refused| {
            let refused = refused.at(node, Asked::Object);
            // If this struct has no such field, the error is from inside of a value that serde has buffered.
            if is_rest { refused } else { refused.unless_of(node, fields) }
        })
    }

    fn deserialize_enum<V: Visitor<'n>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let node = self.node;
        self.choose(name, variants, visitor).map_err(|refused| refused.at(node, Asked::Choice))
    }

    fn deserialize_ignored_any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_unit()
    }
}

/// Returns whether a member's name is in `known`.
fn is_among(name: Node<'_>, known: &[&str]) -> bool {
    name.text().is_some_and(|name| known.contains(&&*name))
}

/// The name of the newtype that makes `serde_json` give the JSON text of a value.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// The elements of a list.
struct ListOf<'n> {
    of: Source<'n>,
    next: Children<'n>,
    /// The ids of the elements that serde sees, if it does not see all.
    few: Option<Vec<u32>>,
}

impl<'n> ListOf<'n> {
    fn take(&mut self) -> Option<Node<'n>> {
        let few = &self.few;
        self.next.find(|element| few.as_ref().is_none_or(|few| few.contains(&element.id())))
    }
}

impl<'n> SeqAccess<'n> for &mut ListOf<'n> {
    type Error = Refused;

    fn next_element_seed<S: DeserializeSeed<'n>>(&mut self, seed: S) -> Result<Option<S::Value>, Refused> {
        let Some(element) = self.take() else { return Ok(None) };
        let source = self.of.inner(element);
        seed.deserialize(source).map(Some).map_err(|refused| refused.at(element, Asked::Anything))
    }
}

/// The members of an object.
struct MembersOf<'n> {
    of: Source<'n>,
    names: vec::IntoIter<u32>,
    value: Option<Node<'n>>,
    /// The name of a member that serde sees although it was not sent.
    extra: Option<&'n str>,
    /// The value of that member, if it is not null.
    digits: Option<String>,
}

impl<'n> MembersOf<'n> {
    fn new(of: Source<'n>, names: Vec<u32>) -> Self {
        let extra = of.extra.filter(|(id, _)| *id == of.node.id()).map(|(_, name)| name);
        Self { of, names: names.into_iter(), value: None, extra, digits: None }
    }

    /// Returns a number that is given as a map.
    fn number(of: Source<'n>, name: &'n str, digits: String) -> Self {
        let names = Vec::new().into_iter();
        Self { of, names, value: None, extra: Some(name), digits: Some(digits) }
    }
}

impl<'n> MapAccess<'n> for &mut MembersOf<'n> {
    type Error = Refused;

    fn next_key_seed<S: DeserializeSeed<'n>>(&mut self, seed: S) -> Result<Option<S::Value>, Refused> {
        let Some(name) = self.names.next() else {
            let extra = self.extra.take().map(de::value::BorrowedStrDeserializer::new);
            return extra.map(|name| seed.deserialize(name)).transpose();
        };
        let name = self.of.node.with_id(name);
        self.value = Some(name.following());
        seed.deserialize(Key(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'n>>(&mut self, seed: S) -> Result<S::Value, Refused> {
        let Some(value) = self.value.take() else {
            // A member that was not sent.
            return match self.digits.take() {
                Some(digits) => seed.deserialize(digits.into_deserializer()),
                None => seed.deserialize(().into_deserializer()),
            };
        };
        seed.deserialize(self.of.inner(value)).map_err(|refused| refused.at(value, Asked::Anything))
    }
}
