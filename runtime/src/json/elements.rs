//! The elements of a list or a map that is read as a whole: serde tells of the first that is wrong, so that the others
//! are asked for one by one, each as a list or a map of one.

use alloc::vec::Vec;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor, value::SeqDeserializer,
};
use serde_json::{Error, value::RawValue};

use super::{
    body::{Kind, Members},
    expect::Expected,
    key::Key,
    leaf::explain,
    source::{Source, source},
    trace::{Reason, Trace},
};
use crate::{Checker, Segment};

/// The records of the elements behind the one that `reason` is about, if the type is a list of any length, or an object
/// that may have any of its members.
pub(super) fn explain_rest<'de, T: Deserialize<'de>>(
    json: &'de RawValue,
    expected: Expected,
    reason: &Reason,
    checker: &mut Checker,
) {
    match (Kind::of(json), reason.0.first()) {
        (Kind::List, Some(Segment::Index(first))) if is_any::<T>(Few::List(None)) => {
            let elements: Vec<&RawValue> = serde_json::from_str(json.get()).unwrap_or_default();
            for (index, element) in elements.into_iter().enumerate().skip(first + 1) {
                let one = Few::List(Some(source(element, checker)));
                explain_one::<T>(one, element, &Segment::Index(0), index.into(), expected, checker);
            }
        }
        (Kind::Object, Some(first @ Segment::Key(first_name))) if is_any::<T>(Few::Object(None)) => {
            let Ok(members) = serde_json::from_str::<Members<'de>>(json.get()) else { return };
            let is_before = |(name, _): &(&str, _)| *name != &**first_name;
            let behind: Vec<_> = members.iter().skip_while(is_before).skip(1).collect();
            for (name, value) in behind {
                let (place, one) = (Segment::key(name), Few::Object(Some((name, source(value, checker)))));
                // What was sent again is told with the first.
                if place != *first {
                    explain_one::<T>(one, value, &Segment::Key(name.into()), place, expected, checker);
                }
            }
        }
        _ => {}
    }
}

/// Whether the type takes nothing: what may be empty has no element that must be another than the others.
fn is_any<'de, T: Deserialize<'de>>(nothing: Few<'de, '_>) -> bool {
    T::deserialize(nothing).is_ok()
}

/// The record of one element, if it is wrong.
fn explain_one<'de, T: Deserialize<'de>>(
    one: Few<'de, '_>,
    element: &RawValue,
    at: &Segment,
    place: Segment,
    expected: Expected,
    checker: &mut Checker,
) {
    if checker.is_full() {
        return;
    }
    let (mut path, asked, problem) = Trace::of::<T>(one);
    if path.first() == Some(at) {
        path.remove(0);
        let mark = checker.mark();
        explain(element, expected.inner(), (path, asked, problem), checker);
        checker.place(mark, place);
    }
}

/// A list or an object of one element or none.
enum Few<'de, 'n> {
    List(Option<Source<'de>>),
    Object(Option<(&'n str, Source<'de>)>),
}

impl<'de> Deserializer<'de> for Few<'de, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::List(element) => SeqDeserializer::new(element.into_iter()).deserialize_any(visitor),
            Self::Object(Some((name, value))) => visitor.visit_map(One(Some(name), Some(value))),
            Self::Object(None) => visitor.visit_map(One(None, None)),
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

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

/// The name and the value that are left to be read.
struct One<'de, 'n>(Option<&'n str>, Option<Source<'de>>);

impl<'de> MapAccess<'de> for One<'de, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let name = self.0.take();
        name.map(|name| seed.deserialize(Key(name)).map_err(Error::custom)).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        match self.1.take() {
            Some(value) => seed.deserialize(value),
            None => Err(Error::custom("")),
        }
    }
}
