//! What is sound of a list or a map in which some elements were refused.

use alloc::{boxed::Box, vec::Vec};

use serde::de::Deserialize;
use serde_json::value::RawValue;

use super::{
    leaf::sound_leaf,
    read::{NoValue, Read, part, whole_part},
};
use crate::{ApiValidate, Checker, Mark, Segment, ValidationError};

/// A value; of a list or a map in which elements were refused, one of the others.
#[derive(Debug)]
pub struct Sound<T> {
    value: T,
    /// What was sent, if that is more.
    sent: Option<Sent>,
}

/// A list or a map in which elements were refused.
#[derive(Debug)]
pub(super) struct Sent {
    /// How many elements are not in the value.
    pub(super) others: usize,
    /// Of a list: where those stand that are.
    pub(super) indices: Vec<usize>,
}

#[allow(missing_docs)] // for generated code only
impl<T> Sound<T> {
    /// A value of which nothing was refused.
    pub fn whole(value: T) -> Self {
        Self::new(value, None)
    }

    pub(super) fn new(value: T, sent: Option<Sent>) -> Self {
        Self { value, sent }
    }

    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Sound<U> {
        Sound { value: make(self.value), sent: self.sent }
    }

    /// As another collection.
    pub(crate) fn collect<U>(self) -> Sound<U>
    where
        T: IntoIterator,
        U: FromIterator<T::Item>,
    {
        self.map(|list| list.into_iter().collect())
    }

    /// The value, if nothing of it was refused.
    pub fn into_whole(self) -> Read<T> {
        match self.sent {
            None => Ok(self.value),
            Some(_) => Err(NoValue::Refused),
        }
    }

    /// Checks what is sound where something was refused, if there is room for records. They stand among those since
    /// the mark. The function gets the number of the other elements.
    pub(crate) fn check_rest(
        &self,
        mark: Mark,
        checker: &mut Checker,
        check: impl FnOnce(&T, usize, &mut Checker),
    ) {
        let Some(sent) = &self.sent else { return };
        if !checker.is_full() && !checker.positions().is_noting() {
            let judge = |checker: &mut Checker| check(&self.value, sent.others, checker);
            checker.among(mark, judge, |records, new| sent.place(records, new));
        }
    }
}

impl Sent {
    /// Gives the records behind the first `old` ones the places that were sent, and brings all into their order: what
    /// is said of the list as a whole stands before what is said of its elements, or behind it.
    fn place(&self, records: &mut [ValidationError], old: usize) {
        let Some(new) = records.get_mut(old..) else { return };
        for record in new.iter_mut() {
            if let Some(Segment::Index(index)) = record.path.outermost_mut() {
                *index = self.indices.get(*index).copied().unwrap_or(*index);
            }
        }
        let whole = new.iter().take_while(|record| place_of(record).is_none()).count();
        if let Some(records) = records.get_mut(..old + whole) {
            records.rotate_right(whole);
        }
        if let Some(records) = records.get_mut(whole..) {
            records.sort_by_key(|record| match place_of(record) {
                Some(Segment::Index(index)) => *index,
                Some(_) => 0,
                None => usize::MAX,
            });
        }
    }
}

fn place_of(record: &ValidationError) -> Option<&Segment> {
    record.field().segments().next()
}

/// As [`part`], with what is sound if it is to be kept.
pub(crate) fn sound_part<T: ApiValidate>(
    json: &RawValue,
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
) -> Read<Sound<T>> {
    if let Some(value) = whole_part(json, checker) {
        return Ok(Sound::whole(value));
    }
    let mark = checker.mark();
    let read = if keeps {
        T::__read_sound(json, checker, context)
    } else {
        T::__read(json, checker, context).map(Sound::whole)
    };
    match read {
        Err(NoValue::Whole) if mark == checker.mark() => T::__leaf(json, checker).map(Sound::whole),
        read => read,
    }
}

/// What serde reads of a value, with the rules of what is sound of it.
pub(crate) fn checked_leaf<'de, T: ApiValidate + Deserialize<'de>>(
    json: &'de RawValue,
    checker: &mut Checker,
    context: &T::Context,
) -> Read<Sound<T>> {
    let mark = checker.mark();
    let sound = sound_leaf(json, T::EXPECTED, checker)?;
    sound.check_rest(mark, checker, |value: &T, _, checker| value.check(checker, context));
    Ok(sound)
}

/// A part in a box.
pub fn boxed<T: ApiValidate>(
    json: &RawValue,
    checker: &mut Checker,
    context: &T::Context,
) -> Read<Sound<Box<T>>> {
    part(json, checker, context).map(|value| Sound::whole(Box::new(value)))
}
