//! Finds what a type asks its deserialiser for.

use core::cell::Cell;

use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor, value::Error as Refused};

/// How a type reads parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// By their names.
    Named,
    /// The only parameter.
    Single,
    /// By position: a fixed number of parameters, or any number.
    List(Option<usize>),
}

impl Shape {
    pub(super) fn of<T: DeserializeOwned>() -> Self {
        let asked = Cell::new(None);
        // The error does not matter.
        let _ = T::deserialize(Question { shape: &asked, names: &Cell::new(None) });
        // A type without fields reads no parameters.
        asked.get().unwrap_or(Self::Named)
    }
}

/// Returns the names and aliases of a type's fields. `None` if it reads others too.
pub(super) fn names_of<T: DeserializeOwned>() -> Option<&'static [&'static str]> {
    let (asked, names) = (Cell::new(None), Cell::new(None));
    let _ = T::deserialize(Question { shape: &asked, names: &names });
    names.get()
}

/// A deserialiser that notes what a type asks for first, and fails.
struct Question<'a> {
    shape: &'a Cell<Option<Shape>>,
    names: &'a Cell<Option<&'static [&'static str]>>,
}

impl Question<'_> {
    fn note<T>(self, shape: Shape) -> Result<T, Refused> {
        self.shape.set(self.shape.get().or(Some(shape)));
        Err(Refused::custom(""))
    }

    fn note_fields<T>(self, fields: &'static [&'static str]) -> Result<T, Refused> {
        if self.shape.get().is_none() {
            self.names.set(Some(fields));
        }
        self.note(Shape::Named)
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
        deserialize_ignored_any() => Shape::Named;
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

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Refused> {
        self.note_fields(fields)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Refused> {
        self.note_fields(&[])
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, _: V) -> Result<V::Value, Refused> {
        self.note_fields(&[])
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        visitor.visit_newtype_struct(self)
    }
}
