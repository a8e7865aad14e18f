//! What is sound of a list or a map in which some elements were refused.

use alloc::{boxed::Box, vec::Vec};

use serde_json::value::RawValue;

use super::{
    cursor::Cursor,
    read::{NoValue, Read, part},
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
    /// How many elements it has.
    pub(super) count: usize,
    /// Of a list: where those stand that are sound.
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

    /// The value, if nothing of it was refused; what is sound of another is checked, where there is room for records.
    /// The function gets the number of all elements.
    pub(super) fn or_check(
        self,
        mark: Mark,
        checker: &mut Checker,
        check: impl FnOnce(&T, usize, &mut Checker),
    ) -> Read<T> {
        let Some(sent) = self.sent else { return Ok(self.value) };
        if !checker.is_full() && !checker.positions().is_noting() {
            let start = checker.mark();
            check(&self.value, sent.count, checker);
            sent.place(mark, start, checker);
        }
        Err(NoValue::Refused)
    }
}

impl Sent {
    /// Gives the records since `start` the places that were sent, and puts them among those since `mark`.
    fn place(&self, mark: Mark, start: Mark, checker: &mut Checker) {
        if start == checker.mark() {
            return;
        }
        for record in checker.records_since(start) {
            if let Some(Segment::Index(index)) = record.path.outermost_mut() {
                *index = self.indices.get(*index).copied().unwrap_or(*index);
            }
        }
        checker.sort_since_by(mark, outermost_index);
    }
}

fn outermost_index(record: &ValidationError) -> Option<usize> {
    match record.field().segments().next() {
        Some(Segment::Index(index)) => Some(*index),
        _ => None,
    }
}

/// As [`part`], with what is sound if it is to be kept.
pub(crate) fn sound_part<T: ApiValidate>(
    json: &RawValue,
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
) -> Read<Sound<T>> {
    match T::__whole(&mut Cursor::of(json), checker) {
        Some(value) => Ok(Sound::whole(value)),
        None if keeps => T::__read_sound(json, checker, context),
        None => T::__read(json, checker, context).map(Sound::whole),
    }
}

/// A part in a box.
pub fn boxed<T: ApiValidate>(
    json: &RawValue,
    checker: &mut Checker,
    context: &T::Context,
) -> Read<Sound<Box<T>>> {
    part(json, checker, context).map(|value| Sound::whole(Box::new(value)))
}
