//! How a field is read when serde refused the body: the types are known only where the derive stands.

use core::marker::PhantomData;

use serde::de::DeserializeOwned;

use super::{ApiValidate, Checker};
use crate::json::parts::{
    Cursor, Expected, Members, NoValue, RawValue, Read, Sound, leaf, leaf_of_rest, missing,
};
use crate::json::{checked_leaf, rest_or, sound_leaf, sound_part};

/// The type of a field, with the context that is at hand.
#[derive(Debug)]
pub struct Field<'c, T, C: ?Sized>(PhantomData<T>, &'c C);

impl<'c, T, C: ?Sized> Field<'c, T, C> {
    pub const fn new(context: &'c C) -> Self {
        Self(PhantomData, context)
    }
}

/// Reads a value, or what is sound of it if that is to be kept.
pub type Reader<T, C> = fn(&RawValue, &mut Checker, &C, bool) -> Read<Sound<T>>;

macro_rules! rungs {
    ($($(#[$doc:meta])* $rung:ident, $receiver:ty, [$($bounds:tt)*],
        |$context:ident, $json:ident, $members:ident, $checker:ident, $keeps:ident| $read:expr, $rest:expr;)*) => {$(
        $(#[$doc])*
        pub trait $rung {
            type Value;
            type Context: ?Sized;
            fn __reader(&self) -> Reader<Self::Value, Self::Context>;
            fn __read_rest(&self, members: &mut Members<'_>, checker: &mut Checker) -> Read<Self::Value>;
            fn __rest_sound(&self, members: &mut Members<'_>, checker: &mut Checker)
                -> Read<Sound<Self::Value>>;
        }

        impl<T, C: ?Sized> $rung for $receiver
        where
            $($bounds)*
        {
            type Value = T;
            type Context = C;

            fn __reader(&self) -> Reader<T, C> {
                |$json, $checker, $context, $keeps| $read
            }

            fn __read_rest(&self, $members: &mut Members<'_>, $checker: &mut Checker) -> Read<T> {
                let ($context, $keeps) = (self.1, false);
                let rest: Read<Sound<T>> = $members.flattened(|$members| $rest);
                rest?.into_whole()
            }

            fn __rest_sound(&self, $members: &mut Members<'_>, $checker: &mut Checker) -> Read<Sound<T>> {
                let ($context, $keeps) = (self.1, true);
                $members.flattened(|$members| $rest)
            }
        }
    )*};
}

rungs! {
    /// A type with rules for the same context.
    Same, &&&&Field<'_, T, C>, [T: ApiValidate<Context = C> + DeserializeOwned],
        |context, json, members, checker, keeps|
        or_leaf(json, checker, context, keeps),
        or_rest(members, checker, context, keeps);
    /// A type with rules that need no context.
    Without, &&&Field<'_, T, C>, [T: ApiValidate<Context = ()> + DeserializeOwned],
        |_context, json, members, checker, keeps|
        or_leaf(json, checker, &(), keeps),
        or_rest(members, checker, &(), keeps);
    /// A type parameter, of which only the rules are known.
    Generic, &&Field<'_, T, C>, [T: ApiValidate<Context = C>],
        |context, json, members, checker, keeps|
        sound_part(json, checker, context, keeps), sound_rest(members, checker, context, keeps);
    /// A type without rules.
    Leaf, &Field<'_, T, C>, [T: DeserializeOwned],
        |_context, json, members, checker, _keeps|
        sound_leaf(json, Expected::Accepted, checker), leaf_of_rest(members, checker).map(Sound::whole);
    /// A type that cannot be read: the body was never one of its.
    Unread, Field<'_, T, C>, [],
        |_context, _json, _members, _checker, _keeps| Err(NoValue::Whole), Err(NoValue::Whole);
}

fn or_leaf<T: ApiValidate + DeserializeOwned>(
    json: &RawValue,
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
) -> Read<Sound<T>> {
    let mark = checker.mark();
    match sound_part(json, checker, context, keeps) {
        Err(NoValue::Whole) => {
            checker.forget(mark);
            checked_leaf(json, checker, context)
        }
        read => read,
    }
}

fn sound_rest<T: ApiValidate>(
    members: &mut Members<'_>,
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
) -> Read<Sound<T>> {
    if keeps {
        T::__rest_sound(members, checker, context)
    } else {
        T::__read_rest(members, checker, context).map(Sound::whole)
    }
}

fn or_rest<T: ApiValidate + DeserializeOwned>(
    members: &mut Members<'_>,
    checker: &mut Checker,
    context: &T::Context,
    keeps: bool,
) -> Read<Sound<T>> {
    let mark = checker.mark();
    match sound_rest(members, checker, context, keeps) {
        Err(NoValue::Whole) => {
            checker.forget(mark);
            rest_or(members, checker, |json, checker| T::__read(json, checker, context)).map(Sound::whole)
        }
        rest => rest,
    }
}

/// The whole of a type, where nothing in this part of the body is wrong; and of one without parts, why it is.
pub trait WholeOwned {
    type Value;
    fn __whole(&self, json: &mut Cursor<'_>, checker: &Checker) -> Option<Self::Value>;
    fn __leaf(&self, json: &RawValue, checker: &mut Checker) -> Read<Self::Value>;
}

impl<T: DeserializeOwned> WholeOwned for &Absent<T> {
    type Value = T;

    #[inline]
    fn __whole(&self, json: &mut Cursor<'_>, checker: &Checker) -> Option<T> {
        json.value(checker)
    }

    fn __leaf(&self, json: &RawValue, checker: &mut Checker) -> Read<T> {
        leaf(json, Expected::Accepted, checker)
    }
}

pub trait WholeUnknown {
    type Value;
    fn __whole(&self, json: &mut Cursor<'_>, checker: &Checker) -> Option<Self::Value>;
    fn __leaf(&self, json: &RawValue, checker: &mut Checker) -> Read<Self::Value>;
}

impl<T> WholeUnknown for Absent<T> {
    type Value = T;

    #[inline]
    fn __whole(&self, _: &mut Cursor<'_>, _: &Checker) -> Option<T> {
        None
    }

    fn __leaf(&self, _: &RawValue, _: &mut Checker) -> Read<T> {
        Err(NoValue::Whole)
    }
}

/// What a field is that was not sent.
#[derive(Debug)]
pub struct Absent<T>(PhantomData<T>);

impl<T> Absent<T> {
    #[allow(clippy::new_without_default)] // it is no value
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

macro_rules! absent {
    ($($(#[$doc:meta])* $rung:ident, $method:ident, $answer:ty, $receiver:ty, [$($bounds:tt)*], $value:expr;)*) => {$(
        $(#[$doc])*
        pub trait $rung {
            type Answer;
            fn $method(&self) -> Self::Answer;
        }

        impl<T> $rung for $receiver
        where
            $($bounds)*
        {
            type Answer = $answer;

            fn $method(&self) -> $answer {
                $value
            }
        }
    )*};
}

absent! {
    /// What serde makes of nothing.
    AbsentOwned, __missing, fn() -> Option<T>, &&Absent<T>, [T: DeserializeOwned], missing;
    /// What a type parameter makes of nothing.
    AbsentGeneric, __missing, fn() -> Option<T>, &Absent<T>, [T: ApiValidate], T::__missing;
    /// Nothing.
    AbsentNothing, __missing, fn() -> Option<T>, Absent<T>, [], || None;
    /// The type's default.
    DefaultSome, __default, Option<T>, &Absent<T>, [T: Default], Some(T::default());
    /// No default.
    DefaultNone, __default, Option<T>, Absent<T>, [], None;
}
