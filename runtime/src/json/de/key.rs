//! The name of a member as a deserialiser.

use alloc::borrow::Cow;

use serde::de::{Deserializer, Visitor, value::CowStrDeserializer};

use crate::json::{
    key::Written,
    refused::{Asked, Problem, Refused},
    tree::Node,
};

/// A member's name as a deserialiser. JSON writes every key as a string, whatever its type. Errors are about the name.
pub(super) struct Key<'n>(pub(super) Node<'n>);

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
            match <$type>::parse_key(&self.0.text().unwrap_or_default()) {
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
        match self.0.text() {
            Some(name) => visitor.visit_enum(CowStrDeserializer::new(name)),
            None => Err(Refused::new(Problem::Key)),
        }
        .map_err(|refused| self.told(refused, Asked::Anything))
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'n>>
        char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct ignored_any
    }
}
