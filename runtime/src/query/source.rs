//! The value of a parameter, as the deserialiser of query strings reads it.

use alloc::{borrow::ToOwned, string::String};
use core::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, IgnoredAny, IntoDeserializer, MapAccess, Visitor,
    value::MapDeserializer,
};
use serde_json::{Error, value::RawValue};

use super::buffered::Buffered;
use crate::{
    Checker,
    json::{Kind, Members},
};

/// What a piece of a request is deserialised from.
#[derive(Clone, Copy, Debug)]
pub enum Source<'de> {
    Json(&'de RawValue),
    /// JSON made of a query string: see [`super::pieces`].
    Query(&'de RawValue),
    /// The same, but of a parameter that serde has kept as text.
    Buffered(&'de RawValue),
}

impl<'de> Source<'de> {
    pub(crate) fn new(json: &'de RawValue, checker: &Checker) -> Self {
        match (checker.reads_query(), checker.reads_buffered()) {
            (false, _) => Self::Json(json),
            (true, false) => Self::Query(json),
            (true, true) => Self::Buffered(json),
        }
    }

    /// Asks the piece for what the seed wants.
    fn ask<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        match self {
            Self::Json(json) => seed.deserialize(json),
            Self::Query(json) if Kind::of(json) == Kind::Object => {
                let members = Members::deserialize(json)?;
                let members = members.iter().map(|(name, value)| (name.to_owned(), Self::Query(value)));
                seed.deserialize(MapDeserializer::new(members))
            }
            Self::Buffered(json) => seed.deserialize(Buffered::of(json)?),
            Self::Query(json) => {
                let query = serde_html_form::Deserializer::from_bytes(json.get().as_bytes());
                query.deserialize_map(Unnamed(seed)).map_err(|_| Error::custom("refused"))
            }
        }
    }
}

/// The value of the parameter that has no name.
struct Unnamed<S>(S);

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for Unnamed<S> {
    type Value = S::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("parameters")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<S::Value, A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            if name.is_empty() {
                return map.next_value_seed(self.0);
            }
            map.next_value::<IgnoredAny>()?;
        }
        Err(A::Error::custom("no value"))
    }
}

macro_rules! ask {
    ($($method:ident($($arg:ident: $type:ty),*);)*) => {$(
        fn $method<V: Visitor<'de>>(self, $($arg: $type,)* visitor: V) -> Result<V::Value, Error> {
            struct Seed<V> {
                visitor: V,
                $($arg: $type,)*
            }

            impl<'de, V: Visitor<'de>> DeserializeSeed<'de> for Seed<V> {
                type Value = V::Value;

                fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
                    deserializer.$method($(self.$arg,)* self.visitor)
                }
            }

            self.ask(Seed { visitor, $($arg,)* })
        }
    )*};
}

impl<'de> Deserializer<'de> for Source<'de> {
    type Error = Error;

    ask! {
        deserialize_any();
        deserialize_bool();
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_i64();
        deserialize_i128();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_u64();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_char();
        deserialize_str();
        deserialize_string();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_option();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_newtype_struct(name: &'static str);
        deserialize_seq();
        deserialize_tuple(len: usize);
        deserialize_tuple_struct(name: &'static str, len: usize);
        deserialize_map();
        deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
        deserialize_ignored_any();
    }
}

impl<'de> IntoDeserializer<'de, Error> for Source<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
