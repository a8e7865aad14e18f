//! What other fields have left of an object, as serde gives it to a type that is flattened into it.

use alloc::{borrow::Cow, vec::Vec};
use core::cell::RefCell;

use serde::de::{
    Deserializer, Error as _, IntoDeserializer, Visitor,
    value::{MapAccessDeserializer, MapDeserializer},
};
use serde_json::Error;

use super::source::Source;

/// Members that nobody has taken.
#[derive(Debug)]
pub(crate) struct Rest<'de> {
    members: Vec<(Cow<'de, str>, Source<'de>)>,
    asked: RefCell<Asked>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Asked {
    is_optional: bool,
    taken: Taken,
    /// The names of an enum's variants, none of which is there.
    lacking: Option<&'static [&'static str]>,
}

/// Which members a type takes: the others are there for the next one. A map sees all, and takes none.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Taken {
    #[default]
    None,
    Named(&'static [&'static str]),
    /// The one that an enum's variant is.
    Variant(&'static [&'static str]),
}

impl Taken {
    pub(crate) fn has(self, name: &str) -> bool {
        match self {
            Self::None => false,
            Self::Named(names) | Self::Variant(names) => names.contains(&name),
        }
    }
}

impl<'de> Rest<'de> {
    pub(crate) fn new(members: Vec<(Cow<'de, str>, Source<'de>)>) -> Self {
        Self { members, asked: RefCell::default() }
    }

    /// Whether the type takes nothing for an answer.
    pub(crate) fn is_optional(&self) -> bool {
        self.asked.borrow().is_optional
    }

    pub(crate) fn taken(&self) -> Taken {
        self.asked.borrow().taken
    }

    pub(crate) fn lacks_variant(&self) -> Option<&'static [&'static str]> {
        self.asked.borrow().lacking
    }

    fn take(&self, taken: Taken) {
        self.asked.borrow_mut().taken = taken;
    }

    fn map<V: Visitor<'de>>(&self, taken: Taken, visitor: V) -> Result<V::Value, Error> {
        self.take(taken);
        let members = self.members.iter().filter(|(name, _)| matches!(taken, Taken::None) || taken.has(name));
        visitor.visit_map(MapDeserializer::new(members.map(|(name, value)| (&**name, *value))))
    }
}

impl<'de> Deserializer<'de> for &Rest<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.map(Taken::None, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.map(Taken::None, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.map(Taken::Named(fields), visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let mut known =
            self.members.iter().filter_map(|(name, value)| Some((name, value, slot(variants, name)?)));
        let Some((name, value, taken)) = known.next() else {
            self.asked.borrow_mut().lacking = Some(variants);
            return Err(Error::custom("no variant"));
        };
        self.take(Taken::Variant(taken));
        let single = core::iter::once(((&**name).into_deserializer(), *value));
        visitor.visit_enum(MapAccessDeserializer::new(MapDeserializer::new(single)))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.asked.borrow_mut().is_optional = true;
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf seq tuple tuple_struct
        identifier
    }
}

/// The one name of a list that is asked for, as a list.
fn slot(names: &'static [&'static str], wanted: &str) -> Option<&'static [&'static str]> {
    let at = names.iter().position(|name| *name == wanted)?;
    names.get(at..=at)
}
