//! A value that is read as a whole: by serde, and where serde refuses it, by asking why.

use alloc::vec::Vec;

use serde::de::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::{
    body::{Kind, Members},
    elements,
    expect::Expected,
    find::find,
    read::{NoValue, Read, refuse},
    rest::Rest,
    sound::Sound,
    source::{Source, source},
    trace::{Asked, Problem, Reason, Refused, Trace, Traced},
};
use crate::{Checker, Fault, Segment};

/// The value; where serde refuses it, a record. `expected` is what the type reads, where serde does not tell.
pub fn leaf<'de, T: Deserialize<'de>>(
    json: &'de RawValue,
    expected: Expected,
    checker: &mut Checker,
) -> Read<T> {
    sound_leaf(json, expected, checker)?.into_whole()
}

/// As [`leaf`], with what is sound.
pub(crate) fn sound_leaf<'de, T: Deserialize<'de>>(
    json: &'de RawValue,
    expected: Expected,
    checker: &mut Checker,
) -> Read<Sound<T>> {
    if let Some(value) = whole(json, checker) {
        return Ok(Sound::whole(value));
    }
    let reason = Trace::of::<T>(source(json, checker));
    explain(json, expected, reason.clone(), checker);
    elements::explain_rest(json, expected, &reason, checker).ok_or(NoValue::Refused)
}

/// The value of a type that has no parts, and asks for this: another kind of value tells by itself what is wrong.
pub(crate) fn simple<'de, T: Deserialize<'de>>(
    json: &'de RawValue,
    asked: Asked,
    checker: &mut Checker,
) -> Read<T> {
    let kind = Kind::of(json);
    if asked.is_for(kind) || checker.reads_query() {
        return leaf(json, Expected::Accepted, checker);
    }
    let (expected, fault) = mismatch_of(asked, Expected::Accepted, false, kind, json.get());
    Err(refuse(expected, fault, checker))
}

/// The value of the whole text: a piece of JSON that a type reads the beginning of is not one of its values.
fn whole<'de, T: Deserialize<'de>>(json: &'de RawValue, checker: &Checker) -> Option<T> {
    #[cfg(feature = "query")]
    if checker.reads_query() {
        return T::deserialize(source(json, checker)).ok();
    }
    let _ = checker;
    serde_json::from_str(json.get()).ok()
}

/// What is left of an object, for a type that is flattened into it.
pub fn leaf_of_rest<'de, T: Deserialize<'de>>(members: &mut Members<'de>, checker: &mut Checker) -> Read<T> {
    rest_or(members, checker, |_, _| Err(NoValue::Whole))
}

/// As [`leaf_of_rest`]; an enum that was refused is read piece by piece from the one member that it is about.
pub(crate) fn rest_or<'de, T: Deserialize<'de>>(
    members: &mut Members<'de>,
    checker: &mut Checker,
    read: impl FnOnce(&RawValue, &mut Checker) -> Read<T>,
) -> Read<T> {
    if members.is_array() {
        return Err(NoValue::Whole);
    }
    checker.buffered(true, |checker| value_of_rest(members, checker, read))
}

fn value_of_rest<'de, T: Deserialize<'de>>(
    members: &mut Members<'de>,
    checker: &mut Checker,
    read: impl FnOnce(&RawValue, &mut Checker) -> Read<T>,
) -> Read<T> {
    let rest = members.rest(checker);
    let value = T::deserialize(&rest);
    let value = match value {
        // serde takes an option that cannot be read for one that was not sent.
        Err(_) if rest.is_optional() => missing().ok_or(NoValue::Whole),
        Err(_) => {
            let pieces = members.only(rest.taken()).map(|json| read(&json, checker));
            if !matches!(pieces, Some(Err(NoValue::Refused))) {
                explain_rest(members, &rest, Trace::of::<T>(&rest), checker);
            }
            Err(NoValue::Refused)
        }
        Ok(value) => Ok(value),
    };
    let taken = rest.taken();
    members.take_all(&taken);
    value
}

/// The record of what serde refused of the members that were left: at the member, if it is about one.
fn explain_rest(members: &Members<'_>, rest: &Rest<'_>, mut reason: Reason, checker: &mut Checker) {
    if let Some(variants) = rest.lacks_variant() {
        return checker.unread(Expected::OneMember(variants), Fault::Missing);
    }
    let first = reason.0.first().cloned();
    match first.and_then(|segment| Some((members.get(&segment)?, segment))) {
        Some((json, segment)) => {
            reason.0.remove(0);
            let mark = checker.mark();
            explain(json, Expected::Accepted, reason, checker);
            checker.place(mark, segment.bounded());
        }
        None => explain_at(None, Expected::Accepted, reason, checker),
    }
}

/// The value of a field that is read by a function of the service's (`deserialize_with`).
pub fn leaf_with<'de, T, E>(
    json: &'de RawValue,
    expected: Expected,
    checker: &mut Checker,
    read: impl FnOnce(Source<'de>) -> Result<T, E>,
    trace: impl FnOnce(Traced<'_, Source<'de>>) -> Result<T, Refused>,
) -> Read<Sound<T>> {
    let source = source(json, checker);
    read(source).map(Sound::whole).map_err(|_| {
        explain(json, expected, Trace::with(source, trace), checker);
        NoValue::Refused
    })
}

/// What a field that was not sent becomes, if its type has something to say.
pub fn missing<'de, T: Deserialize<'de>>() -> Option<T> {
    T::deserialize(Missing).ok()
}

/// Nothing: an option is none, and everything else an error.
struct Missing;

impl<'de> Deserializer<'de> for Missing {
    type Error = Refused;

    fn deserialize_any<V: serde::de::Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(serde::de::Error::custom(""))
    }

    fn deserialize_option<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_none()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The record of what serde refused.
pub(crate) fn explain(json: &RawValue, expected: Expected, reason: Reason, checker: &mut Checker) {
    explain_at(Some(json), expected, reason, checker);
}

fn explain_at(
    json: Option<&RawValue>,
    expected: Expected,
    (mut path, asked, problem): Reason,
    checker: &mut Checker,
) {
    let expected = path.iter().fold(expected, |expected, _| expected.inner());
    let levels = checker.levels_left();
    let is_deeper = path.len() > levels;
    path.truncate(levels);
    let value = json.filter(|_| !is_deeper).map(|json| value_at(json, &mut path, checker));
    let is_too_deep = |json| path.len() == levels && matches!(Kind::of(json), Kind::List | Kind::Object);
    let (expected, fault) = match problem {
        _ if is_deeper || value.is_some_and(is_too_deep) => (Expected::LessDepth, Fault::Malformed),
        Problem::MissingField(name) => {
            path.push(Segment::Field(name));
            (Expected::Value, Fault::Missing)
        }
        Problem::UnknownField => (Expected::NoSuchField, Fault::Sent),
        Problem::DuplicateField(name) => {
            path.push(Segment::Field(name));
            (Expected::Once, Fault::Sent)
        }
        Problem::UnknownVariant(names) => (Expected::OneOf(names), Fault::Malformed),
        Problem::Length => (Expected::OtherLength, Fault::Malformed),
        Problem::Key => (Expected::Name, Fault::Malformed),
        Problem::Value | Problem::Other => match value {
            Some(value) => mismatch(asked, expected, problem == Problem::Value, value, checker),
            None => (Expected::Accepted, Fault::Malformed),
        },
    };
    let mark = checker.mark();
    checker.unread(expected, fault);
    for segment in path.into_iter().rev() {
        checker.place(mark, segment.bounded());
    }
}

/// As [`find`]; a query string writes a list of one as its element.
fn value_at<'de>(json: &'de RawValue, path: &mut Vec<Segment>, checker: &Checker) -> &'de RawValue {
    if !checker.reads_query() || Kind::of(json) != Kind::Text || path.first() != Some(&Segment::Index(0)) {
        return find(json, path);
    }
    let mut inside = path.split_off(1);
    let value = find(json, &mut inside);
    path.append(&mut inside);
    value
}

/// A value of another kind than was asked for, or one that does not fit.
fn mismatch(
    asked: Asked,
    type_expects: Expected,
    is_another_value: bool,
    value: &RawValue,
    checker: &Checker,
) -> (Expected, Fault) {
    #[cfg(feature = "query")]
    if checker.reads_query() {
        return crate::query::mismatch(
            asked,
            type_expects,
            is_another_value,
            value,
            checker.reads_buffered(),
        );
    }
    let _ = checker;
    let kind = Kind::of(value);
    let (expected, fault) = mismatch_of(asked, type_expects, is_another_value, kind, value.get());
    #[cfg(feature = "filter")]
    if matches!((expected, kind), (Expected::Filter | Expected::OrderBy, Kind::Text)) {
        let text: alloc::string::String = serde_json::from_str(value.get()).unwrap_or_default();
        return (expected, expected.look_again(&text, fault));
    }
    (expected, fault)
}

pub(crate) fn mismatch_of(
    asked: Asked,
    type_expects: Expected,
    is_another_value: bool,
    kind: Kind,
    text: &str,
) -> (Expected, Fault) {
    let expected = match (asked, kind) {
        _ if matches!(type_expects, Expected::Date) => Expected::Date,
        (Asked::Tuple, Kind::List) => Expected::OtherLength,
        (Asked::Anything | Asked::Null | Asked::Choice | Asked::Name, _)
        | (Asked::Bool, Kind::Bool)
        | (Asked::Text | Asked::Bytes, Kind::Text)
        | (Asked::List | Asked::Bytes, Kind::List)
        | (Asked::Object, Kind::Object) => type_expects,
        (Asked::Text | Asked::Bytes, _) => type_expects.or(Expected::Text),
        _ => Expected::asked_for(asked),
    };
    match expected {
        // The number would do; the type wants less than it asks for.
        Expected::Whole { .. } | Expected::Number if fits(expected, text) => {
            let fault = if is_another_value { Fault::TooSmall } else { Fault::Malformed };
            (Expected::Accepted, fault)
        }
        _ => (expected, fault_of(expected, kind, text)),
    }
}

fn fits(expected: Expected, text: &str) -> bool {
    match expected {
        Expected::Number => text.parse().is_ok_and(f64::is_finite),
        _ if !is_whole(text) => false,
        _ => match (expected.range(), text.parse::<i128>()) {
            (Some((min, max)), Ok(number)) => (min..=max).contains(&number),
            _ => false,
        },
    }
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
