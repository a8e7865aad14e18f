//! A body that serde refused, read piece by piece: what can be read is checked, what cannot becomes a record.
//!
//! A part that could be read as a whole is handed up unchecked, because there may be more around it that can; where a
//! part is refused, all that could be read inside of it was checked.

use alloc::{string::String, vec::Vec};
use core::ops::RangeInclusive;

use serde::de::Deserialize;
use serde_json::value::RawValue;

use super::{
    body::{Found, Kind, Members, elements},
    cursor::Cursor,
    expect::Expected,
    leaf::{fault_of, leaf},
    lend::Lender,
    sound::{Sound, sound_part},
};
use crate::{ApiValidate, Checker, Fault, Mark, Segment};

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoValue {
    /// The body does not hold one, and records say why.
    Refused,
    /// The type cannot be read piece by piece; serde has to read it as a whole. If there are records, they are all that
    /// is known without it.
    Whole,
}

/// A value, unchecked, or why there is none.
pub type Read<T> = Result<T, NoValue>;

/// Reads a type that has no parts.
pub(crate) fn leaf_of<'de, T>(json: &'de RawValue, checker: &mut Checker) -> Read<T>
where
    T: Deserialize<'de> + ApiValidate,
{
    leaf(json, T::EXPECTED, checker)
}

/// Reads a part of a body that was refused: most parts are sound, and read as a whole.
pub fn part<T: ApiValidate>(json: &RawValue, checker: &mut Checker, context: &T::Context) -> Read<T> {
    match whole_part(json, checker) {
        Some(value) => Ok(value),
        None => pieces_of(json, checker, context),
    }
}

/// The part, if it is sound.
pub(super) fn whole_part<T: ApiValidate>(json: &RawValue, checker: &mut Checker) -> Option<T> {
    if checker.may_look_at(json.get()) { T::__whole(&mut Cursor::of(json), checker) } else { None }
}

/// Reads a part that is not sound; what has no pieces is read by serde, if the type knows how.
pub(super) fn pieces_of<T: ApiValidate>(
    json: &RawValue,
    checker: &mut Checker,
    context: &T::Context,
) -> Read<T> {
    let mark = checker.mark();
    match T::__read(json, checker, context) {
        Err(NoValue::Whole) if mark == checker.mark() => T::__leaf(json, checker),
        read => read,
    }
}

/// Null is nothing.
pub(crate) fn optional<T: ApiValidate>(
    json: &RawValue,
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
) -> Read<Sound<Option<T>>> {
    optional_by(json, checker, |checker| sound_part(json, checker, context, keeps))
}

pub(super) fn optional_by<T>(
    json: &RawValue,
    checker: &mut Checker,
    read: impl FnOnce(&mut Checker) -> Read<Sound<T>>,
) -> Read<Sound<Option<T>>> {
    match Kind::of(json) {
        Kind::Null => Ok(Sound::whole(None)),
        // Whether this is nothing depends on the type as a whole.
        #[cfg(feature = "query")]
        _ if checker.reads_query() && crate::query::is_empty(json) => Err(NoValue::Whole),
        _ => read(checker).map(|sound| sound.map(Some)),
    }
}

/// A field of an object, under its name; `absent` says what it is when it was not sent.
pub(super) fn field<'de, T>(
    members: &mut Members<'de>,
    names: &[&'static str],
    checker: &mut Checker,
    read: impl FnOnce(&'de RawValue, &mut Checker) -> Read<T>,
    absent: impl FnOnce(&mut Checker) -> Read<T>,
) -> Read<T> {
    let mark = checker.mark();
    let value = match members.take(names) {
        Found::Value(json) => {
            checker.buffered(members.is_buffered(), |checker| checker.deeper(|checker| read(json, checker)))
        }
        Found::Nothing => absent(checker),
        Found::Twice => Err(refuse(Expected::Once, Fault::Sent, checker)),
    };
    let place = members.place(names.first().copied().unwrap_or_default(), checker);
    checker.place(mark, place);
    value
}

/// A field of a type: all that differs from field to field comes as a function, so that generated code
/// has none of its own for the compiler to look at.
pub fn member<'de, T, C: ?Sized>(
    members: &mut Members<'de>,
    names: &[&'static str],
    checker: &mut Checker,
    read: Lender<'de, T, C>,
    context: &C,
    absent: fn() -> Option<T>,
) -> Read<T> {
    field(
        members,
        names,
        checker,
        |json, checker| value(json, checker, read, context),
        |checker| absent().ok_or_else(|| missing(checker)),
    )
}

/// A value, read by the function.
pub fn value<'de, T, C: ?Sized>(
    json: &'de RawValue,
    checker: &mut Checker,
    read: Lender<'de, T, C>,
    context: &C,
) -> Read<T> {
    read(json, checker, context, false)?.into_whole()
}

/// Reads a value whose own rules are not wanted: what is left are the records of what cannot be read.
pub fn without_rules<T>(checker: &mut Checker, read: impl FnOnce(&mut Checker) -> Read<T>) -> Read<T> {
    checker.without_rules(read)
}

/// The record of a field that was not sent.
pub(super) fn missing(checker: &mut Checker) -> NoValue {
    refuse(Expected::Value, Fault::Missing, checker)
}

pub(crate) fn refuse(expected: Expected, fault: Fault, checker: &mut Checker) -> NoValue {
    checker.unread(expected, fault);
    NoValue::Refused
}

/// The elements of an array, if it has so many.
pub fn elements_of<'de>(
    json: &'de RawValue,
    count: RangeInclusive<usize>,
    checker: &mut Checker,
) -> Read<Vec<&'de RawValue>> {
    let elements = elements(json, checker)?;
    if count.contains(&elements.len()) {
        Ok(elements)
    } else {
        Err(refuse(Expected::OtherLength, Fault::Malformed, checker))
    }
}

/// An element of an array, under its index; `absent` says what it is when the array ends before.
pub fn element<'de, T>(
    elements: &[&'de RawValue],
    index: usize,
    checker: &mut Checker,
    read: impl FnOnce(&'de RawValue, &mut Checker) -> Read<T>,
    absent: impl FnOnce() -> Option<T>,
) -> Read<T> {
    let mark = checker.mark();
    let value = match elements.get(index) {
        Some(json) => checker.deeper(|checker| read(json, checker)),
        None => absent().ok_or(NoValue::Whole),
    };
    checker.place(mark, index);
    value
}

/// Why a piece has no value, if it has none.
pub fn reason<T>(read: &Read<T>) -> Option<NoValue> {
    read.as_ref().err().copied()
}

/// Gives up reading piece by piece where one of the pieces cannot be read so, and the others say nothing.
pub fn unless_whole(pieces: &[Option<NoValue>], start: Mark, checker: &mut Checker) -> Result<(), NoValue> {
    if pieces.contains(&Some(NoValue::Whole)) && start == checker.mark() {
        return Err(NoValue::Whole);
    }
    Ok(())
}

/// Hands up a value whose fields were all read; where something else was noted of it, checks it here.
pub fn complete<T: ApiValidate>(
    value: T,
    start: Mark,
    checker: &mut Checker,
    context: &T::Context,
) -> Read<T> {
    if start == checker.mark() {
        return Ok(value);
    }
    let noted = checker.park(start);
    value.check(checker, context);
    noted.finish(checker);
    Err(NoValue::Refused)
}

/// A variant's names, the first of which is the primary one; none where it stands for all that are not known.
pub type Names = &'static [&'static str];

/// Which variant a body has, and its content: a variant's name, or an object of its name and its content.
pub fn variant<'de>(
    json: &'de RawValue,
    variants: &'static [Names],
    names: Names,
    checker: &mut Checker,
) -> Read<(usize, Option<&'de RawValue>)> {
    match Kind::of(json) {
        Kind::Text => {
            let name: String = leaf_of(json, checker)?;
            find_variant(&name, variants, names, checker).map(|position| (position, None))
        }
        Kind::Object => {
            let members = Members::of(json, checker)?;
            let Some((name, content)) = members.single() else {
                return Err(refuse(one_of(names), Fault::Malformed, checker));
            };
            find_variant(name, variants, names, checker).map(|position| (position, Some(content)))
        }
        #[cfg(feature = "query")]
        Kind::List if checker.reads_query() => Err(refuse(Expected::Once, Fault::Sent, checker)),
        kind => {
            let expected = one_of(names);
            Err(refuse(expected, fault_of(expected, kind, json.get()), checker))
        }
    }
}

/// The names that there are, if there are no others.
fn one_of(names: Names) -> Expected {
    if names.is_empty() { Expected::Accepted } else { Expected::OneOf(names) }
}

/// Which variant an object has, by the member that tells.
pub fn tagged(
    members: &mut Members<'_>,
    tag: &'static str,
    variants: &'static [Names],
    names: Names,
    checker: &mut Checker,
) -> Read<usize> {
    let position = field(
        members,
        &[tag],
        checker,
        |json, checker| match Kind::of(json) {
            Kind::Text => {
                let name: String = leaf_of(json, checker)?;
                find_variant(&name, variants, names, checker)
            }
            kind => {
                let expected = if names.is_empty() { Expected::Text } else { Expected::OneOf(names) };
                Err(refuse(expected, fault_of(expected, kind, json.get()), checker))
            }
        },
        |checker| Err(missing(checker)),
    )?;
    members.buffer();
    Ok(position)
}

/// Which variant an object has, by the member that tells, and the content in another.
pub fn adjacent<'de>(
    json: &'de RawValue,
    tag: &'static str,
    content: &'static str,
    variants: &'static [Names],
    names: Names,
    checker: &mut Checker,
) -> Read<(usize, Option<&'de RawValue>)> {
    let mut members = Members::of_struct(json, 2..=2, checker)?;
    let position = tagged(&mut members, tag, variants, names, checker)?;
    let found = members.take(&[content]);
    members.place(content, checker);
    match found {
        Found::Value(content) => Ok((position, Some(content))),
        Found::Nothing => Ok((position, None)),
        Found::Twice => Err(NoValue::Whole),
    }
}

fn find_variant(name: &str, variants: &[Names], names: Names, checker: &mut Checker) -> Read<usize> {
    let position = variants.iter().position(|names| names.contains(&name));
    let position = position.or_else(|| variants.iter().position(|names| names.is_empty()));
    position.ok_or_else(|| refuse(Expected::OneOf(names), Fault::Malformed, checker))
}

/// Whether a variant without content has none; other content than null is refused, if serde surely does.
pub fn is_unit(content: Option<&RawValue>, is_external: bool, checker: &mut Checker) -> Read<bool> {
    match content {
        Some(content) if Kind::of(content) != Kind::Null && is_external => {
            Err(refuse(Expected::Accepted, Fault::Malformed, checker))
        }
        Some(content) if Kind::of(content) != Kind::Null => Ok(false),
        _ => Ok(true),
    }
}

/// The record of a variant whose content was not sent.
pub fn no_content(expected: Expected, place: impl Into<Segment>, checker: &mut Checker) -> NoValue {
    if expected == Expected::Value {
        let mark = checker.mark();
        checker.unread(expected, Fault::Missing);
        checker.place(mark, place);
        return NoValue::Refused;
    }
    refuse(expected, Fault::Malformed, checker)
}
