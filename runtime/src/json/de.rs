//! A serde deserialiser for a value of a body, for types that only serde can read.
//!
//! Its error tells which value was refused, and what the type asked for there. That is the innermost value: while the
//! error passes through the values around it, the first place stays.

use alloc::{borrow::Cow, rc::Rc, string::String, vec::Vec};
use core::{
    cell::{Cell, RefCell},
    fmt,
};

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

use super::{
    key::parse_key,
    query,
    refused::{Asked, Problem, Refused},
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
    /// These members of an object, from which a type takes those that it knows.
    Rest(Vec<u32>, Rc<Cell<Taken>>),
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
    /// None yet: the type is an option.
    Optional,
}

impl<'n> Source<'n> {
    pub(crate) fn new(node: Node<'n>, is_query: bool) -> Self {
        Self { node, what: What::All, is_query, extra: None }
    }

    /// Shows only these members, from which a type takes those that it knows.
    pub(crate) fn rest(self, members: Vec<u32>, taken: Rc<Cell<Taken>>) -> Self {
        Self { what: What::Rest(members, taken), ..self }
    }

    /// Shows only these elements or members.
    pub(crate) fn few(self, few: Vec<u32>) -> Self {
        Self { what: What::Few(few), ..self }
    }

    /// Also shows a member that was not sent, as null.
    pub(crate) fn with(self, extra: Extra) -> Self {
        Self { extra, ..self }
    }

    /// Returns a deserialiser for a value inside of this one.
    fn inner(&self, node: Node<'n>) -> Self {
        Self { extra: self.extra, ..Self::new(node, self.is_query) }
    }

    /// Reads a null, boolean, number or string.
    fn leaf<V: Visitor<'n>>(self, asked: Asked, visitor: V) -> Result<V::Value, Refused> {
        let node = self.node;
        read_leaf(node, asked, visitor).map_err(|refused| refused.at(node, asked))
    }

    fn list<V: Visitor<'n>>(self, asked: Asked, visitor: V) -> Result<V::Value, Refused> {
        let node = self.node;
        let few = if let What::Few(few) = &self.what { Some(few.clone()) } else { None };
        let mut elements = ListOf { of: self, next: node.children(), few };
        let value = visitor.visit_seq(&mut elements).map_err(|refused| refused.at(node, asked))?;
        match elements.take() {
            None => Ok(value),
            Some(_) => Err(Refused::new(Problem::Length).at(node, asked)),
        }
    }

    fn map<V: Visitor<'n>>(self, asked: Asked, visitor: V) -> Result<V::Value, Refused> {
        let names = match &self.what {
            What::Few(few) => few.clone(),
            _ => self.node.members().map(|(name, _)| name.id()).collect(),
        };
        visit_members(self, &names, asked, visitor)
    }
}

/// Hands members of an object to a visitor.
fn visit_members<'n, V: Visitor<'n>>(
    of: Source<'n>,
    names: &[u32],
    asked: Asked,
    visitor: V,
) -> Result<V::Value, Refused> {
    let node = of.node;
    let extra = of.extra.filter(|(id, _)| *id == node.id()).map(|(_, name)| name);
    let mut members = MembersOf { of, names: names.iter(), value: None, extra };
    let value = visitor.visit_map(&mut members).map_err(|refused| refused.at(node, asked))?;
    match members.names.next() {
        None => Ok(value),
        Some(_) => Err(Refused::new(Problem::Length).at(node, asked)),
    }
}

/// Reads a null, boolean, number or string.
fn read_leaf<'n, V: Visitor<'n>>(node: Node<'n>, asked: Asked, visitor: V) -> Result<V::Value, Refused> {
    let other = |_: serde_json::Error| Refused::new(Problem::Other);
    match (node.kind(), asked) {
        (Kind::Null, _) => visitor.visit_unit(),
        (Kind::Bool, _) => visitor.visit_bool(node.json() == "true"),
        (Kind::Text, _) => match node.text() {
            Some(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Some(Cow::Owned(text)) => visitor.visit_string(text),
            None => Err(Refused::new(Problem::Other)),
        },
        (Kind::Number, Asked::Whole { bits: 128, signed: true }) => {
            visitor.visit_i128(serde_json::from_str(node.json()).map_err(other)?)
        }
        (Kind::Number, Asked::Whole { bits: 128, signed: false }) => {
            visitor.visit_u128(serde_json::from_str(node.json()).map_err(other)?)
        }
        (Kind::Number, _) => read_number(node, asked, visitor),
        _ => Err(Refused::new(Problem::Other)),
    }
}

/// Gives a number to the visitor as `serde_json` does, with all of its digits if `serde_json` keeps them.
fn read_number<'n, V: Visitor<'n>>(node: Node<'n>, asked: Asked, visitor: V) -> Result<V::Value, Refused> {
    let mut number = serde_json::Deserializer::from_str(node.json());
    let problem = RefCell::new(None);
    let noted = Noted { inner: visitor, problem: &problem };
    let value = match asked {
        Asked::Whole { .. } | Asked::Float => (&mut number).deserialize_f64(noted),
        _ => (&mut number).deserialize_any(noted),
    };
    value.map_err(|_| problem.take().unwrap_or_else(|| Refused::new(Problem::Other)))
}

/// Wraps the visitor of a number, to keep its error.
struct Noted<'p, V> {
    inner: V,
    problem: &'p RefCell<Option<Refused>>,
}

impl<V> Noted<'_, V> {
    fn note<T, E: de::Error>(problem: &RefCell<Option<Refused>>, result: Result<T, Refused>) -> Result<T, E> {
        result.map_err(|refused| {
            problem.replace(Some(refused));
            E::custom("")
        })
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Noted<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<V::Value, E> {
        Self::note(self.problem, self.inner.visit_u64(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<V::Value, E> {
        Self::note(self.problem, self.inner.visit_i64(value))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<V::Value, E> {
        Self::note(self.problem, self.inner.visit_f64(value))
    }

    /// With `arbitrary_precision`, a number comes as a map with all of its digits.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        // `serde_json` makes these errors, so there is none to keep.
        self.inner.visit_map(map)
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

impl<'n> Source<'n> {
    /// Gives a type what it asks for, as `serde_json` does.
    fn ask<V: Visitor<'n>>(self, asked: Asked, visitor: V) -> Result<V::Value, Refused> {
        let (node, kind) = (self.node, self.node.kind());
        match (&self.what, kind) {
            (What::Rest(..), _) => self.ask_rest(asked, visitor),
            (_, Kind::Text | Kind::List) if self.is_query => {
                self.ask_query(asked, visitor).map_err(|refused| refused.at(node, asked))
            }
            (_, Kind::List)
                if matches!(
                    asked,
                    Asked::Anything | Asked::List | Asked::Tuple(_) | Asked::Object | Asked::Bytes
                ) =>
            {
                self.list(asked, visitor)
            }
            (_, Kind::Object) if matches!(asked, Asked::Anything | Asked::Object | Asked::Map) => {
                self.map(asked, visitor)
            }
            (_, Kind::List | Kind::Object) => Err(Refused::new(Problem::Other).at(node, asked)),
            // The visitor is called only with a kind of value that its type asks for.
            _ if asked.is_for(kind) => self.leaf(asked, visitor),
            _ => Err(Refused::new(Problem::Other).at(node, asked)),
        }
    }
}

impl<'n> Source<'n> {
    /// Reads like the deserialiser of query strings, whose types cannot be built from outside.
    fn ask_query<V: Visitor<'n>>(self, asked: Asked, visitor: V) -> Result<V::Value, Refused> {
        match (self.node.kind(), asked) {
            (Kind::List, Asked::Anything | Asked::List) => self.list(asked, visitor),
            (Kind::List, _) => Err(Refused::new(Problem::Other)),
            // A query string writes a list of one as its element.
            (_, Asked::List) => visitor.visit_seq(One(Some(self))),
            _ => query::ask_text(self.node, asked, visitor),
        }
    }
}

/// A list of one element.
struct One<'n>(Option<Source<'n>>);

impl<'n> SeqAccess<'n> for One<'n> {
    type Error = Refused;

    fn next_element_seed<S: DeserializeSeed<'n>>(&mut self, seed: S) -> Result<Option<S::Value>, Refused> {
        self.0.take().map(|source| seed.deserialize(source)).transpose()
    }
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
        match &self.what {
            What::Rest(_, taken) => {
                taken.set(Taken::Optional);
                visitor.visit_some(self)
            }
            _ if !self.is_query && node.kind() == Kind::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
        .map_err(|refused| refused.at(node, Asked::Anything))
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
        let What::Rest(names, taken) = &self.what else {
            // If this struct has no such field, the error is from inside of a value that serde has buffered.
            let node = self.node;
            return self.ask(Asked::Object, visitor).map_err(|refused| refused.unless_of(node, fields));
        };
        taken.set(Taken::Named(fields));
        let names: Vec<u32> =
            names.iter().copied().filter(|name| is_among(self.node.with_id(*name), fields)).collect();
        visit_members(self, &names, Asked::Object, visitor)
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

impl<'n> Source<'n> {
    fn choose<V: Visitor<'n>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let node = self.node;
        if let What::Rest(names, taken) = &self.what {
            let Some(known) = names.iter().copied().find(|name| is_among(node.with_id(*name), variants))
            else {
                return Err(Refused::new(Problem::UnknownVariant(variants)));
            };
            taken.set(Taken::Variant(known));
            let (name, content) = (node.with_id(known), node.with_id(known).following());
            return visitor.visit_enum(Choice { name: self.inner(name), content: Some(self.inner(content)) });
        }
        match node.kind() {
            Kind::Text if self.is_query => {
                let text: String = node.text().unwrap_or_default().into();
                IntoDeserializer::<Refused>::into_deserializer(text).deserialize_enum(name, variants, visitor)
            }
            Kind::Text => visitor.visit_enum(Choice { name: self, content: None }),
            Kind::Object => {
                let mut members = node.members();
                let (Some((name, content)), None) = (members.next(), members.next()) else {
                    return Err(Refused::new(Problem::Other));
                };
                let (name, content) = (self.inner(name), self.inner(content));
                visitor.visit_enum(Choice { name, content: Some(content) })
            }
            _ => Err(Refused::new(Problem::Other)),
        }
    }

    fn ask_rest<V: Visitor<'n>>(self, asked: Asked, visitor: V) -> Result<V::Value, Refused> {
        let node = self.node;
        let What::Rest(names, taken) = &self.what else { return self.ask(asked, visitor) };
        match asked {
            Asked::Anything | Asked::Object | Asked::Map => {
                taken.set(Taken::None);
                let names = names.clone();
                visit_members(self, &names, asked, visitor)
            }
            Asked::Null => visitor.visit_unit(),
            _ => Err(Refused::new(Problem::Other).at(node, asked)),
        }
    }
}

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
struct MembersOf<'n, 'a> {
    of: Source<'n>,
    names: core::slice::Iter<'a, u32>,
    value: Option<Node<'n>>,
    /// The name of a member that serde sees although it was not sent.
    extra: Option<&'static str>,
}

impl<'n> MapAccess<'n> for &mut MembersOf<'n, '_> {
    type Error = Refused;

    fn next_key_seed<S: DeserializeSeed<'n>>(&mut self, seed: S) -> Result<Option<S::Value>, Refused> {
        let Some(name) = self.names.next() else {
            let extra = self.extra.take().map(de::value::BorrowedStrDeserializer::new);
            return extra.map(|name| seed.deserialize(name)).transpose();
        };
        let name = self.of.node.with_id(*name);
        self.value = Some(name.following());
        seed.deserialize(Key(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'n>>(&mut self, seed: S) -> Result<S::Value, Refused> {
        let Some(value) = self.value.take() else {
            // A member that was not sent.
            return seed.deserialize(().into_deserializer());
        };
        seed.deserialize(self.of.inner(value)).map_err(|refused| refused.at(value, Asked::Anything))
    }
}

/// A member's name as a deserialiser. JSON writes every key as a string, whatever its type. Errors are about the name.
struct Key<'n>(Node<'n>);

impl<'n> Key<'n> {
    fn refused(&self, problem: Problem) -> Refused {
        Refused::new(problem).at(self.0, Asked::Anything)
    }

    /// Turns an error about the name into one about an unknown field or a key.
    fn told(&self, refused: Refused, asked: Asked) -> Refused {
        let problem = match refused.into_reason().problem {
            Problem::Value | Problem::Other if asked == Asked::Name => Problem::UnknownField(&[]),
            Problem::Value | Problem::Other => Problem::Key,
            problem => problem,
        };
        self.refused(problem)
    }

    fn text<V: Visitor<'n>>(self, asked: Asked, visitor: V) -> Result<V::Value, Refused> {
        let result = match self.0.text() {
            Some(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Some(Cow::Owned(text)) => visitor.visit_string(text),
            None => Err(Refused::new(Problem::Key)),
        };
        result.map_err(|refused| self.told(refused, asked))
    }
}

macro_rules! parsed {
    ($($method:ident => $visit:ident, $type:ty;)*) => {$(
        fn $method<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
            match parse_key::<$type>(&self.0.text().unwrap_or_default()) {
                Some(value) => visitor.$visit(value).map_err(|refused| self.told(refused, Asked::Anything)),
                None => Err(self.refused(Problem::Key)),
            }
        }
    )*};
}

impl<'n> Deserializer<'n> for Key<'n> {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.text(Asked::Anything, visitor)
    }

    fn deserialize_identifier<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.text(Asked::Name, visitor)
    }

    parsed! {
        deserialize_bool => visit_bool, bool;
        deserialize_i8 => visit_i8, i8;
        deserialize_i16 => visit_i16, i16;
        deserialize_i32 => visit_i32, i32;
        deserialize_i64 => visit_i64, i64;
        deserialize_i128 => visit_i128, i128;
        deserialize_u8 => visit_u8, u8;
        deserialize_u16 => visit_u16, u16;
        deserialize_u32 => visit_u32, u32;
        deserialize_u64 => visit_u64, u64;
        deserialize_u128 => visit_u128, u128;
        deserialize_f32 => visit_f32, f32;
        deserialize_f64 => visit_f64, f64;
    }

    fn deserialize_option<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'n>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'n>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let name = Source::new(self.0, false);
        visitor
            .visit_enum(Choice { name, content: None })
            .map_err(|refused| self.told(refused, Asked::Anything))
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'n>>
        char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct ignored_any
    }
}

/// A variant, and its content.
struct Choice<'n> {
    name: Source<'n>,
    content: Option<Source<'n>>,
}

impl<'n> EnumAccess<'n> for Choice<'n> {
    type Error = Refused;
    type Variant = Content<'n>;

    fn variant_seed<S: DeserializeSeed<'n>>(self, seed: S) -> Result<(S::Value, Content<'n>), Refused> {
        // The error is about the choice, not about its name.
        let variant =
            seed.deserialize(self.name).map_err(|refused| Refused::new(refused.into_reason().problem))?;
        Ok((variant, Content(self.content)))
    }
}

struct Content<'n>(Option<Source<'n>>);

impl<'n> Content<'n> {
    fn source(self) -> Result<Source<'n>, Refused> {
        self.0.ok_or_else(|| Refused::new(Problem::Other))
    }
}

impl<'n> VariantAccess<'n> for Content<'n> {
    type Error = Refused;

    fn unit_variant(self) -> Result<(), Refused> {
        match self.0 {
            Some(source) => de::Deserialize::deserialize(source),
            None => Ok(()),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'n>>(self, seed: S) -> Result<S::Value, Refused> {
        let source = self.source()?;
        let node = source.node;
        seed.deserialize(source).map_err(|refused| refused.at(node, Asked::Anything))
    }

    fn tuple_variant<V: Visitor<'n>>(self, length: usize, visitor: V) -> Result<V::Value, Refused> {
        let source = self.source()?;
        if source.node.kind() == Kind::List {
            return source.list(Asked::Tuple(length), visitor);
        }
        let node = source.node;
        Err(Refused::new(Problem::Other).at(node, Asked::Tuple(length)))
    }

    fn struct_variant<V: Visitor<'n>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        self.source()?.ask(Asked::Object, visitor)
    }
}
