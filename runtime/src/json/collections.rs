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
    let (start, mut elements) = (checker.mark(), Elements::of(json, checker)?);
    let mut parts = Parts::new(start, keeps);
    let mut indices = 0_usize..;
    while elements.advance() {
        if checker.is_full() {
            return Err(NoValue::Refused);
        }
        let place = Segment::Index(indices.next().unwrap_or(usize::MAX));
        parts.read(place, checker, context, |checker| elements.next(checker, context))?;
    }
    Ok(parts.finish())
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
    read_entries(members.iter(), checker, context, keeps, read)
}

/// The members that nobody has taken, for a map that is flattened into another type. It leaves them to others.
pub(crate) fn rest_entries<K: MapKey, T: ApiValidate>(
    members: &mut Members<'_>,
    checker: &mut Checker,
    context: &T::Context,
) -> Read<Vec<(K, T)>> {
    if members.is_array() {
        return Err(NoValue::Whole);
    }
    let read = |value: &RawValue, checker: &mut Checker| part(value, checker, context);
    let entries = checker.buffered(members.is_buffered(), |checker| {
        read_entries(members.left(), checker, context, false, read)
    });
    entries?.into_whole()
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

fn read_entries<'m, 'de: 'm, K: MapKey, T: ApiValidate>(
    members: impl Iterator<Item = (&'m str, &'de RawValue)>,
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
    read: impl Fn(&'de RawValue, &mut Checker) -> Read<T>,
) -> Read<Sound<Vec<(K, T)>>> {
    let (mut keys, mut parts) = (Vec::new(), Parts::new(checker.mark(), keeps));
    let mut has_records = BTreeMap::new();
    for (name, value) in members {
        if checker.is_full() {
            return Err(NoValue::Refused);
        }
        // The same key again is the same place.
        if has_records.get(name) == Some(&true) {
            continue;
        }
        let mark = checker.mark();
        parts.read(Segment::key(name), checker, context, |checker| {
            let key =
                K::__read_key(name)?.ok_or_else(|| refuse(name_of::<K>(), Fault::Malformed, checker))?;
            let value = read(value, checker)?;
            keys.push(key);
            Ok(value)
        })?;
        has_records.insert(name, mark != checker.mark());
    }
    parts.sent = has_records.len();
    Ok(parts.finish().map(|values| keys.into_iter().zip(values).collect()))
}

fn name_of<K: MapKey>() -> Expected {
    if K::NAMES.is_empty() { Expected::Name } else { Expected::OneOf(K::NAMES) }
}

/// The parts of a list. As long as all of them can be read, they are not checked: that is left to whoever gets them.
pub(super) struct Parts<T> {
    start: Mark,
    /// How many there are, those included that were refused.
    sent: usize,
    sound: Vec<(Segment, T)>,
    is_refused: bool,
    /// Whether what is sound is wanted also where something was refused.
    keeps: bool,
}

impl<T: ApiValidate> Parts<T> {
    pub(super) fn new(start: Mark, keeps: bool) -> Self {
        Self { start, sent: 0, sound: Vec::new(), is_refused: false, keeps }
    }

    pub(super) fn read(
        &mut self,
        place: Segment,
        checker: &mut Checker,
        context: &T::Context,
        read: impl FnOnce(&mut Checker) -> Read<T>,
    ) -> Result<(), NoValue> {
        let mark = checker.mark();
        self.sent += 1;
        match checker.deeper(read) {
            Ok(value) => {
                if self.is_refused {
                    check(&value, &place, checker, context);
                }
                if self.keeps || !self.is_refused {
                    self.sound.push((place, value));
                }
            }
            Err(NoValue::Whole) => {
                checker.forget(self.start);
                return Err(NoValue::Whole);
            }
            Err(NoValue::Refused) => {
                checker.place(mark, place);
                self.check_sound(mark, checker, context);
            }
        }
        Ok(())
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

    pub(super) fn finish(self) -> Sound<Vec<T>> {
        let index = |place: &Segment| match place {
            Segment::Index(index) => Some(*index),
            _ => None,
        };
        let sent = self.is_refused.then(|| Sent {
            count: self.sent,
            indices: self.sound.iter().filter_map(|(place, _)| index(place)).collect(),
        });
        Sound::new(self.sound.into_iter().map(|(_, value)| value).collect(), sent)
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
