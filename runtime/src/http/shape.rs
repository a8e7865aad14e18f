//! What a type asks its deserialiser for.

use core::cell::Cell;

use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor, value::Error as Refused};

/// How a type takes parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// By their names.
    Named,
    /// The only one there is.
    Single,
    /// In their order: so many, or whatever there is.
    List(Option<usize>),
}

impl Shape {
    pub(super) fn of<T: DeserializeOwned>() -> Self {
        let asked = Cell::new(None);
        // What it makes of being refused is of no interest.
        let _ = T::deserialize(Question(&asked));
        // What asks for nothing needs no parameter.
        asked.get().unwrap_or(Self::Named)
    }
}

/// Notes what it is asked for first, and refuses it.
struct Question<'a>(&'a Cell<Option<Shape>>);

impl Question<'_> {
    fn note<T>(self, shape: Shape) -> Result<T, Refused> {
        self.0.set(self.0.get().or(Some(shape)));
        Err(Refused::custom(""))
    }
}

macro_rules! note {
    ($($method:ident($($arg:ident: $type:ty),*) => $shape:expr;)*) => {$(
        fn $method<V: Visitor<'de>>(self, $($arg: $type,)* _: V) -> Result<V::Value, Refused> {
            self.note($shape)
        }
    )*};
}

impl<'de> Deserializer<'de> for Question<'_> {
    type Error = Refused;

    note! {
        deserialize_any() => Shape::Named;
        deserialize_map() => Shape::Named;
        deserialize_struct(_name: &'static str, _fields: &'static [&'static str]) => Shape::Named;
        deserialize_ignored_any() => Shape::Named;
        deserialize_unit() => Shape::Named;
        deserialize_unit_struct(_name: &'static str) => Shape::Named;
        deserialize_seq() => Shape::List(None);
        deserialize_tuple(len: usize) => Shape::List(Some(len));
        deserialize_tuple_struct(_name: &'static str, len: usize) => Shape::List(Some(len));
        deserialize_option() => Shape::Single;
        deserialize_enum(_name: &'static str, _variants: &'static [&'static str]) => Shape::Single;
        deserialize_identifier() => Shape::Single;
        deserialize_bool() => Shape::Single;
        deserialize_i8() => Shape::Single;
        deserialize_i16() => Shape::Single;
        deserialize_i32() => Shape::Single;
        deserialize_i64() => Shape::Single;
        deserialize_i128() => Shape::Single;
        deserialize_u8() => Shape::Single;
        deserialize_u16() => Shape::Single;
        deserialize_u32() => Shape::Single;
        deserialize_u64() => Shape::Single;
        deserialize_u128() => Shape::Single;
        deserialize_f32() => Shape::Single;
        deserialize_f64() => Shape::Single;
        deserialize_char() => Shape::Single;
        deserialize_str() => Shape::Single;
        deserialize_string() => Shape::Single;
        deserialize_bytes() => Shape::Single;
        deserialize_byte_buf() => Shape::Single;
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        visitor.visit_newtype_struct(self)
    }
}
