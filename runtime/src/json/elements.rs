//! The elements of a list or a map that is read as a whole: serde tells of the first that is wrong, so that the others
//! are asked for one by one, each as a list or a map of one.

use alloc::{collections::BTreeSet, vec::Vec};

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor, value::SeqDeserializer,
};
use serde_json::{Error, value::RawValue};

use super::{
    body::{Kind, Members},
    expect::Expected,
    key::Key,
    leaf::explain,
    sound::{Sent, Sound},
    source::{Source, source},
    trace::{Reason, Trace},
};
use crate::{Checker, Segment};

/// The records of the elements behind the one that `reason` is about, and a value of those that are sound, if the type
/// is a list of any length, or an object that may have any of its members.
pub(super) fn explain_rest<'de, T: Deserialize<'de>>(
    json: &'de RawValue,
    expected: Expected,
    reason: &Reason,
    checker: &mut Checker,
) -> Option<Sound<T>> {
    let refused = reason.0.first()?;
    match Kind::of(json) {
        Kind::List => {
            let elements: Vec<&RawValue> = serde_json::from_str(json.get()).ok()?;
            let sent: Vec<_> = elements.into_iter().map(|element| ("", element)).collect();
            explain_each(Kind::List, &sent, refused, expected, checker)
        }
        Kind::Object => {
            let members: Members<'de> = serde_json::from_str(json.get()).ok()?;
            explain_each(Kind::Object, &members.iter().collect::<Vec<_>>(), refused, expected, checker)
        }
        _ => None,
    }
}

fn explain_each<'de, T: Deserialize<'de>>(
    kind: Kind,
    sent: &[(&str, &'de RawValue)],
    refused: &Segment,
    expected: Expected,
    checker: &mut Checker,
) -> Option<Sound<T>> {
    // What may be empty has no element that must be another than the others.
    T::deserialize(Few { kind, members: &[] }).ok()?;
    let (mut sound, mut indices, mut told) = (Vec::new(), Vec::new(), BTreeSet::new());
    let mut is_behind = false;
    for (index, &(name, json)) in sent.iter().enumerate() {
        let is_first = is_at(refused, index, name);
        is_behind |= is_first;
        // A name that was sent again is told once.
        if is_first || told.contains(name) {
            continue;
        }
        let one = [(name, source(json, checker))];
        if !is_behind || explain_one::<T>(Few { kind, members: &one }, index, name, json, expected, checker) {
            sound.extend(one);
            indices.push(index);
        } else if kind == Kind::Object {
            told.insert(name);
        }
    }
    if checker.is_full() {
        return None;
    }
    let value = T::deserialize(Few { kind, members: &sound }).ok()?;
    let others = match kind {
        Kind::List => sent.len() - sound.len(),
        _ => told.len() + 1,
    };
    Some(Sound::new(value, Some(Sent { others, indices })))
}

fn is_at(segment: &Segment, index: usize, name: &str) -> bool {
    match segment {
        Segment::Index(at) => *at == index,
        Segment::Key(key) => **key == *name,
        Segment::Field(_) => false,
    }
}

/// The record of one element, if it is wrong; says whether it is not.
fn explain_one<'de, T: Deserialize<'de>>(
    one: Few<'de, '_, '_>,
    index: usize,
    name: &str,
    json: &RawValue,
    expected: Expected,
    checker: &mut Checker,
) -> bool {
    if checker.is_full() {
        return false;
    }
    let place = if one.kind == Kind::List { Segment::Index(index) } else { Segment::key(name) };
    let (mut path, asked, problem) = Trace::of::<T>(one);
    if !path.first().is_some_and(|segment| is_at(segment, 0, name)) {
        return true;
    }
    path.remove(0);
    let mark = checker.mark();
    explain(json, expected.inner(), (path, asked, problem), checker);
    checker.place(mark, place);
    false
}

/// Some elements of a list, or some members of an object.
#[derive(Clone, Copy)]
struct Few<'de, 'n, 'm> {
    kind: Kind,
    members: &'m [(&'n str, Source<'de>)],
}

impl<'de> Deserializer<'de> for Few<'de, '_, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.kind {
            Kind::List => SeqDeserializer::new(self.members.iter().map(|(_, element)| *element))
                .deserialize_any(visitor),
            _ => visitor.visit_map(Left(self.members)),
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

/// The members that are left to be read, the first of which may have given its name.
struct Left<'de, 'n, 'm>(&'m [(&'n str, Source<'de>)]);

impl<'de> MapAccess<'de> for Left<'de, '_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let name = self.0.first().map(|(name, _)| *name);
        name.map(|name| seed.deserialize(Key(name)).map_err(Error::custom)).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Some(((_, value), left)) = self.0.split_first() else { return Err(Error::custom("")) };
        self.0 = left;
        seed.deserialize(*value)
    }
}
