//! Types that borrow from the body, piece by piece as those that own what they read.
//!
//! `ApiValidate::__read` gives a value for whatever lifetimes the type has, and does not know the body's. So a type
//! with lifetimes is read here, for those of the body; the value is checked and stays.

use alloc::{borrow::Cow, boxed::Box, collections::BTreeMap, vec::Vec};

use serde::de::Deserialize;
use serde_json::value::RawValue;

use super::{
    body::{Members, elements},
    collections::{Parts, entries_by},
    leaf::leaf,
    read::{NoValue, Read, optional_by},
    sound::{Sound, checked_leaf},
};
use crate::{ApiValidate, Checker, Patch, Segment, kinds::MapKey};

/// A type that borrows from a body of this lifetime.
pub trait ReadFrom<'de>: ApiValidate + Sized {
    /// As `ApiValidate::__read`.
    fn __read_from(json: &'de RawValue, checker: &mut Checker, context: &Self::Context) -> Read<Self>;

    /// As `ApiValidate::__read_sound`.
    fn __sound_from(
        json: &'de RawValue,
        checker: &mut Checker,
        context: &Self::Context,
    ) -> Read<Sound<Self>> {
        Self::__read_from(json, checker, context).map(Sound::whole)
    }

    /// As `ApiValidate::__read_rest`.
    fn __rest_from(members: &mut Members<'de>, checker: &mut Checker, context: &Self::Context) -> Read<Self> {
        let _ = (members, checker, context);
        Err(NoValue::Whole)
    }
}

/// Checks a value that has another lifetime than the one that is asked for, in place of handing it up.
pub fn keep<T: ApiValidate, U>(read: Read<T>, checker: &mut Checker, context: &T::Context) -> Read<U> {
    let value = read?;
    value.check(checker, context);
    Err(NoValue::Refused)
}

macro_rules! texts {
    ($($type:ty),*) => {$(
        impl<'de: 'a, 'a> ReadFrom<'de> for $type {
            fn __read_from(json: &'de RawValue, checker: &mut Checker, (): &()) -> Read<Self> {
                leaf(json, Self::EXPECTED, checker)
            }
        }
    )*};
}

texts!(&'a str, Cow<'a, str>);

macro_rules! holders {
    ($([$($generics:tt)*] $type:ty, |$json:ident, $checker:ident, $context:ident, $keeps:ident| $read:expr;)*) => {$(
        impl<'de, T: ReadFrom<'de>, $($generics)*> ReadFrom<'de> for $type {
            fn __read_from(
                $json: &'de RawValue,
                $checker: &mut Checker,
                $context: &Self::Context,
            ) -> Read<Self> {
                let $keeps = false;
                $read?.into_whole()
            }

            fn __sound_from(
                $json: &'de RawValue,
                $checker: &mut Checker,
                $context: &Self::Context,
            ) -> Read<Sound<Self>> {
                let $keeps = true;
                $read
            }
        }
    )*};
}

holders! {
    [] Option<T>, |json, checker, context, keeps| optional(json, checker, context, keeps);
    [] Patch<T>, |json, checker, context, keeps| {
        let patch = |value: Option<T>| value.map_or(Patch::Null, Patch::Value);
        optional(json, checker, context, keeps).map(|sound| sound.map(patch))
    };
    [] Box<T>, |json, checker, context, keeps|
        sound_from(json, checker, context, keeps).map(|sound| sound.map(Box::new));
    [] Vec<T>, |json, checker, context, keeps| list(json, checker, context, keeps);
    [K: MapKey + Ord] BTreeMap<K, T>, |json, checker, context, keeps|
        entries(json, checker, context, keeps).map(Sound::collect);
}

#[cfg(feature = "std")]
holders! {
    [K: MapKey + Eq + core::hash::Hash, S: core::hash::BuildHasher + Default] std::collections::HashMap<K, T, S>,
        |json, checker, context, keeps| entries(json, checker, context, keeps).map(Sound::collect);
}

fn sound_from<'de, T: ReadFrom<'de>>(
    json: &'de RawValue,
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
) -> Read<Sound<T>> {
    if keeps {
        T::__sound_from(json, checker, context)
    } else {
        T::__read_from(json, checker, context).map(Sound::whole)
    }
}

fn optional<'de, T: ReadFrom<'de>>(
    json: &'de RawValue,
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
) -> Read<Sound<Option<T>>> {
    optional_by(json, checker, |checker| sound_from(json, checker, context, keeps))
}

fn list<'de, T: ReadFrom<'de>>(
    json: &'de RawValue,
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
) -> Read<Sound<Vec<T>>> {
    let elements = elements(json, checker)?;
    let (mut parts, count) = (Parts::new(keeps), elements.len());
    for (index, element) in elements.into_iter().enumerate() {
        if checker.is_full() {
            return Err(NoValue::Refused);
        }
        let read = |checker: &mut Checker| T::__read_from(element, checker, context);
        parts.read(Segment::Index(index), true, checker, context, read);
    }
    parts.finish(count)
}

fn entries<'de, K: MapKey, T: ReadFrom<'de>>(
    json: &'de RawValue,
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
) -> Read<Sound<Vec<(K, T)>>> {
    entries_by(json, checker, context, keeps, |json, checker| T::__read_from(json, checker, context))
}

/// Reads a value that was sent, for whatever lifetime, or what is sound of it if that is to be kept.
pub type Lender<'de, T, C> = fn(&'de RawValue, &mut Checker, &C, bool) -> Read<Sound<T>>;

/// Where `ReadFrom` gives up, serde reads the whole.
pub(crate) fn or_leaf<'de, T: ReadFrom<'de> + Deserialize<'de>>(
    json: &'de RawValue,
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
) -> Read<Sound<T>> {
    let mark = checker.mark();
    match sound_from(json, checker, context, keeps) {
        Err(NoValue::Whole) => {
            checker.forget(mark);
            checked_leaf(json, checker, context)
        }
        read => read,
    }
}
