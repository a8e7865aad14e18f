//! The elements of a list that is read as a whole: serde tells of the first that is wrong, so that the others are
//! asked for one by one, each as a list of one.

use alloc::vec::Vec;

use serde::de::{Deserialize, Deserializer, Visitor, value::SeqDeserializer};
use serde_json::{Error, value::RawValue};

use super::{
    body::Kind,
    expect::Expected,
    leaf::explain,
    source::{Source, source},
    trace::{Reason, Trace},
};
use crate::{Checker, Segment};

/// The records of the elements behind the one that `reason` is about, if the type is a list of any length.
pub(super) fn explain_rest<'de, T: Deserialize<'de>>(
    json: &'de RawValue,
    expected: Expected,
    reason: &Reason,
    checker: &mut Checker,
) {
    let Some(Segment::Index(first)) = reason.0.first() else { return };
    // What may be empty has no element that must be another than the others.
    if Kind::of(json) != Kind::List || T::deserialize(Few(None)).is_err() {
        return;
    }
    let elements: Vec<&RawValue> = serde_json::from_str(json.get()).unwrap_or_default();
    for (index, element) in elements.into_iter().enumerate().skip(first + 1) {
        if checker.is_full() {
            return;
        }
        let (mut path, asked, problem) = Trace::of::<T>(Few(Some(source(element, checker))));
        if path.first() == Some(&Segment::Index(0)) {
            path.remove(0);
            let mark = checker.mark();
            explain(element, expected.inner(), (path, asked, problem), checker);
            checker.place(mark, index);
        }
    }
}

/// A list of one element or none.
struct Few<'de>(Option<Source<'de>>);

impl<'de> Deserializer<'de> for Few<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        SeqDeserializer::new(self.0.into_iter()).deserialize_any(visitor)
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

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}
