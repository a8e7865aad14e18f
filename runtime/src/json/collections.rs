//! Lists and maps, element by element: where one is refused, the others are checked, and kept for the rules of the
//! field that holds them.

use alloc::{collections::BTreeMap, vec::Vec};

use serde_json::value::RawValue;

use super::{
    body::Members,
    cursor::Elements,
    expect::Expected,
    read::{NoValue, Read, part, refuse},
    sound::{Sent, Sound},
};
use crate::{ApiValidate, Checker, Fault, Mark, Segment, kinds::MapKey};

/// The elements of an array, each under its index. What is sound is kept where somebody asks for it.
pub(crate) fn list<T: ApiValidate>(
    json: &RawValue,
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
) -> Read<Sound<Vec<T>>> {
    let mut elements = Elements::of(json, checker)?;
    let (mut parts, mut count) = (Parts::new(keeps), 0);
    while elements.advance() {
        if checker.is_full() {
            return Err(NoValue::Refused);
        }
        parts.read(Segment::Index(count), true, checker, context, |checker| elements.next(checker, context));
        count += 1;
    }
    parts.finish(count)
}

/// An array of the type's length.
pub(crate) fn array<T: ApiValidate, const N: usize>(
    json: &RawValue,
    checker: &mut Checker,
    context: &T::Context,
) -> Read<[T; N]> {
    let list = list(json, checker, context, false)?.into_whole()?;
    list.try_into().map_err(|_| refuse(Expected::OtherLength, Fault::Malformed, checker))
}

/// The members of an object as the entries of a map, each under its key.
pub(crate) fn entries<K: MapKey, T: ApiValidate>(
    json: &RawValue,
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
) -> Read<Sound<Vec<(K, T)>>> {
    entries_by(json, checker, context, keeps, |value, checker| part(value, checker, context))
}

pub(super) fn entries_by<'de, K: MapKey, T: ApiValidate>(
    json: &'de RawValue,
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
    read: impl Fn(&'de RawValue, &mut Checker) -> Read<T>,
) -> Read<Sound<Vec<(K, T)>>> {
    let members = Members::of(json, checker)?;
    read_entries(&members.iter().collect::<Vec<_>>(), checker, context, keeps, read)
}

/// The members that nobody has taken, for a map that is flattened into another type. It leaves them to others.
pub(crate) fn rest_entries<K: MapKey, T: ApiValidate>(
    members: &mut Members<'_>,
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
) -> Read<Sound<Vec<(K, T)>>> {
    if members.is_array() {
        return Err(NoValue::Whole);
    }
    let read = |value: &RawValue, checker: &mut Checker| part(value, checker, context);
    checker.buffered(members.is_buffered(), |checker| {
        read_entries(&members.left().collect::<Vec<_>>(), checker, context, keeps, read)
    })
}

/// Nothing, where serde would take what cannot be read for nothing.
pub(crate) fn optional_rest<T: ApiValidate>(
    members: &mut Members<'_>,
    checker: &mut Checker,
    context: &T::Context,
) -> Read<Option<T>> {
    let mark = checker.mark();
    match T::__read_rest(members, checker, context) {
        Err(NoValue::Refused) => {
            checker.forget(mark);
            Ok(None)
        }
        read => read.map(Some),
    }
}

/// Of a name that was sent again, the last value counts, unless one before it was refused.
fn read_entries<'de, K: MapKey, T: ApiValidate>(
    members: &[(&str, &'de RawValue)],
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
    read: impl Fn(&'de RawValue, &mut Checker) -> Read<T>,
) -> Read<Sound<Vec<(K, T)>>> {
    let mut last: BTreeMap<_, _> = members.iter().enumerate().map(|(at, (name, _))| (*name, at)).collect();
    let (mut keys, mut parts, count) = (Vec::new(), Parts::new(keeps), last.len());
    for (at, &(name, value)) in members.iter().enumerate() {
        if checker.is_full() {
            return Err(NoValue::Refused);
        }
        let Some(is_last) = last.get(name).map(|last| *last == at) else { continue };
        let read = |checker: &mut Checker| {
            let key = match K::__read_key(name) {
                Ok(None) => return Err(refuse(name_of::<K>(), Fault::Malformed, checker)),
                // Where the type does not say, serde knows.
                key => key.ok().flatten(),
            };
            let value = read(value, checker)?;
            if is_last {
                keys.push(key);
            }
            Ok(value)
        };
        if !parts.read(Segment::key(name), is_last, checker, context, read) {
            last.remove(name);
        }
    }
    if keys.iter().any(Option::is_none) {
        return Err(if parts.is_refused { NoValue::Refused } else { NoValue::Whole });
    }
    let values = parts.finish(count)?;
    Ok(values
        .map(|values| keys.into_iter().zip(values).filter_map(|(key, value)| Some((key?, value))).collect()))
}

fn name_of<K: MapKey>() -> Expected {
    if K::NAMES.is_empty() { Expected::Name } else { Expected::OneOf(K::NAMES) }
}

/// The parts of a list. As long as all of them can be read, they are not checked: that is left to whoever gets them.
pub(super) struct Parts<T> {
    sound: Vec<(Segment, T)>,
    is_refused: bool,
    /// Whether serde has to say of one of them what it is.
    has_unknown: bool,
    /// Whether what is sound is wanted also where something was refused.
    keeps: bool,
}

impl<T: ApiValidate> Parts<T> {
    pub(super) fn new(keeps: bool) -> Self {
        Self { sound: Vec::new(), is_refused: false, has_unknown: false, keeps }
    }

    /// Reads a part, which may be one that does not count; says whether it was not refused.
    pub(super) fn read(
        &mut self,
        place: Segment,
        counts: bool,
        checker: &mut Checker,
        context: &T::Context,
        read: impl FnOnce(&mut Checker) -> Read<T>,
    ) -> bool {
        let mark = checker.mark();
        match checker.deeper(read) {
            Ok(value) if counts => {
                if self.is_refused {
                    check(&value, &place, checker, context);
                }
                if self.keeps || !self.is_refused {
                    self.sound.push((place, value));
                }
            }
            Ok(_) => {}
            Err(NoValue::Whole) if mark == checker.mark() => self.has_unknown = true,
            Err(why) => {
                self.has_unknown |= why == NoValue::Whole;
                checker.place(mark, place);
                self.check_sound(mark, checker, context);
                return false;
            }
        }
        true
    }

    /// What came before the first part that was refused is checked, and reported before it.
    fn check_sound(&mut self, slot: Mark, checker: &mut Checker, context: &T::Context) {
        if !core::mem::replace(&mut self.is_refused, true) {
            checker.deferred(slot, |checker| {
                for (place, value) in &self.sound {
                    check(value, place, checker, context);
                }
            });
            if !self.keeps {
                self.sound.clear();
            }
        }
    }

    /// What is sound of so many parts.
    pub(super) fn finish(self, count: usize) -> Read<Sound<Vec<T>>> {
        if self.has_unknown {
            return Err(NoValue::Whole);
        }
        let index = |place: &Segment| match place {
            Segment::Index(index) => Some(*index),
            _ => None,
        };
        let sent = self.is_refused.then(|| Sent {
            others: count.saturating_sub(self.sound.len()),
            indices: self.sound.iter().filter_map(|(place, _)| index(place)).collect(),
        });
        Ok(Sound::new(self.sound.into_iter().map(|(_, value)| value).collect(), sent))
    }
}

fn check<T: ApiValidate>(value: &T, place: &Segment, checker: &mut Checker, context: &T::Context) {
    if T::HAS_RULES && !checker.is_full() {
        let mark = checker.mark();
        value.check(checker, context);
        if mark != checker.mark() {
            checker.place(mark, place.clone());
        }
    }
}
