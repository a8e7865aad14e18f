//! A value that is read as a whole: by serde, and where serde refuses it, by asking why.

use alloc::vec::Vec;

use serde::de::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::{
    body::{Kind, Members, find},
    expect::Expected,
    read::{NoValue, Read, refuse},
    source::{Source, source},
    trace::{Asked, Problem, Trace},
};
use crate::{Checker, Fault, Segment};

/// The value; where serde refuses it, a record. `expected` is what the type reads, where serde does not tell.
pub fn leaf<'de, T: Deserialize<'de>>(
    json: &'de RawValue,
    expected: Expected,
    checker: &mut Checker,
) -> Read<T> {
    let source = source(json, checker);
    T::deserialize(source).map_err(|_| {
        explain(json, expected, Trace::of::<T>(source), checker);
        NoValue::Refused
    })
}

/// What is left of an object, as a map.
pub fn leaf_of_rest<'de, T: Deserialize<'de>>(members: &mut Members<'de>, checker: &mut Checker) -> Read<T> {
    let value = T::deserialize(members.rest(checker));
    if value.is_err() {
        if let Some(reason) = Trace::of::<T>(members.rest(checker)) {
            explain_at(None, Expected::Accepted, reason, checker);
        }
    }
    members.take_rest();
    value.map_err(|_| NoValue::Refused)
}

/// The value of a field that is read by a function of the service's (`deserialize_with`).
pub fn leaf_with<'de, T, E>(
    json: &'de RawValue,
    expected: Expected,
    checker: &mut Checker,
    read: impl FnOnce(Source<'de>) -> Result<T, E>,
) -> Read<T> {
    read(source(json, checker)).map_err(|_| {
        let (expected, fault) = mismatch(Asked::Anything, expected, json, checker);
        refuse(expected, fault, checker)
    })
}

/// What a field that was not sent becomes, if its type has something to say.
pub fn missing<'de, T: Deserialize<'de>>() -> Option<T> {
    T::deserialize(Missing).ok()
}

/// Nothing: an option is none, and everything else an error.
struct Missing;

impl<'de> Deserializer<'de> for Missing {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: serde::de::Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(serde::de::Error::custom("missing"))
    }

    fn deserialize_option<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_none()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The record of what serde refused. It was refused, so there is one even where a second look finds nothing.
pub(crate) fn explain(
    json: &RawValue,
    expected: Expected,
    reason: Option<(Vec<Segment>, Asked, Problem)>,
    checker: &mut Checker,
) {
    let reason = reason.unwrap_or((Vec::new(), Asked::Anything, Problem::Other));
    explain_at(Some(json), expected, reason, checker);
}

fn explain_at(
    json: Option<&RawValue>,
    expected: Expected,
    (mut path, asked, problem): (Vec<Segment>, Asked, Problem),
    checker: &mut Checker,
) {
    let expected = if path.is_empty() { expected } else { Expected::Accepted };
    let (expected, fault) = match problem {
        Problem::MissingField(name) => {
            path.push(Segment::Field(name));
            (Expected::Value, Fault::Missing)
        }
        Problem::UnknownField => (Expected::NoSuchField, Fault::Sent),
        Problem::DuplicateField => (Expected::Once, Fault::Sent),
        Problem::UnknownVariant(names) => (Expected::OneOf(names), Fault::Malformed),
        Problem::Length => (Expected::OtherLength, Fault::Malformed),
        Problem::Other => match json {
            Some(json) => mismatch(asked, expected, find(json, &path), checker),
            None => (Expected::Accepted, Fault::Malformed),
        },
    };
    let mark = checker.mark();
    checker.unread(expected, fault);
    for segment in path.into_iter().rev() {
        checker.place(mark, segment.bounded());
    }
}

/// A value of another kind than was asked for, or one that does not fit.
fn mismatch(asked: Asked, type_expects: Expected, value: &RawValue, checker: &Checker) -> (Expected, Fault) {
    #[cfg(feature = "query")]
    if checker.reads_query() {
        return crate::query::mismatch(asked, type_expects, value);
    }
    let _ = checker;
    mismatch_of(asked, type_expects, Kind::of(value), value.get())
}

pub(crate) fn mismatch_of(asked: Asked, type_expects: Expected, kind: Kind, text: &str) -> (Expected, Fault) {
    let expected = match asked {
        _ if matches!(type_expects, Expected::Date) => Expected::Date,
        Asked::Anything | Asked::Null | Asked::Choice => type_expects,
        Asked::Bool => Expected::Bool,
        Asked::Whole { bits, signed } => Expected::Whole { bits, signed },
        Asked::Float => Expected::Number,
        Asked::Text | Asked::Bytes if kind == Kind::Text => type_expects,
        Asked::Text | Asked::Bytes => Expected::Text,
        Asked::List => Expected::List,
        Asked::Object => Expected::Object,
    };
    (expected, fault_of(expected, kind, text))
}

pub(crate) fn fault_of(expected: Expected, kind: Kind, text: &str) -> Fault {
    match (expected, kind) {
        (_, Kind::Null) => Fault::Missing,
        (Expected::Date, _) => Fault::NotADate,
        (Expected::Whole { .. }, Kind::Number) if !is_whole(text) => Fault::NotWhole,
        (Expected::Whole { .. } | Expected::Number, Kind::Number) if text.starts_with('-') => Fault::TooSmall,
        (Expected::Whole { .. } | Expected::Number, Kind::Number) => Fault::TooLarge,
        (Expected::Whole { .. } | Expected::Number, _) => Fault::NotANumber,
        _ => Fault::Malformed,
    }
}

/// serde reads `-0` as a float, because an integer has no such value.
fn is_whole(text: &str) -> bool {
    text != "-0" && !text.contains(['.', 'e', 'E'])
}
