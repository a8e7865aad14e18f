//! Tuples, which the deserialiser of query strings cannot read.

use serde::{Deserialize, Deserializer, de::Visitor, forward_to_deserialize_any};

use crate::{
    ApiValidate, Checker,
    json::{Input, Reader},
    type_info::TypeInfo,
};

/// A list or a tuple, read as a list.
pub(super) struct InOrder<T>(pub(super) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for InOrder<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(AsList(deserializer)).map(Self)
    }
}

impl<T: ApiValidate> ApiValidate for InOrder<T> {
    type Context = T::Context;
    const __TYPE: TypeInfo = T::__TYPE;

    fn __read(input: Input<'_>, reader: &mut Reader<'_>, context: &T::Context) -> Option<Self> {
        T::__read(input, reader, context).map(Self)
    }

    fn check(&self, checker: &mut Checker, context: &T::Context) {
        self.0.check(checker, context);
    }
}

/// A deserialiser that gives a list, whatever a type asks for.
struct AsList<D>(D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for AsList<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_seq(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
