//! The value of a parameter as serde keeps it for a type that is flattened, or tagged inside: as text, or as a list
//! of texts, whatever it is read as afterwards.

use alloc::{borrow::Cow, vec::Vec};

use serde::de::{
    Deserialize, Deserializer, IntoDeserializer, Visitor,
    value::{BorrowedStrDeserializer, SeqDeserializer},
};
use serde_json::{Error, value::RawValue};

use super::{Source, pieces::text};
use crate::json::Kind;

/// Text, or a list of it.
pub(super) enum Buffered<'de> {
    Text(Cow<'de, str>),
    List(Vec<Source<'de>>),
}

impl<'de> Buffered<'de> {
    pub(super) fn of(json: &'de RawValue) -> Result<Self, Error> {
        if Kind::of(json) != Kind::List {
            return Ok(Self::Text(text(json)));
        }
        let elements = Vec::<&RawValue>::deserialize(json)?;
        Ok(Self::List(elements.into_iter().map(Source::Buffered).collect()))
    }
}

impl<'de> Deserializer<'de> for Buffered<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Self::Text(Cow::Owned(text)) => visitor.visit_string(text),
            Self::List(elements) => SeqDeserializer::new(elements.into_iter()).deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::Text(Cow::Borrowed(text)) => {
                BorrowedStrDeserializer::new(text).deserialize_enum(name, variants, visitor)
            }
            Self::Text(Cow::Owned(text)) => {
                text.into_deserializer().deserialize_enum(name, variants, visitor)
            }
            Self::List(_) => self.deserialize_any(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier
    }
}
