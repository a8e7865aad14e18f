//! As [`read`](super::read), for the fields of a type that borrows from the body.
//!
//! The lifetimes of a field's type are asked for as they are: `DeserializeOwned` would seem to hold of `&str` while
//! methods are looked up, and be refused afterwards.

use core::marker::PhantomData;

use serde::de::Deserialize;

use super::{ApiValidate, Checker};
use crate::json::{
    lend::or_leaf,
    parts::{Expected, Lender, Members, NoValue, RawValue, Read, ReadFrom, leaf_of_rest, missing},
    sound_leaf,
};

/// The type of a field, with the body's lifetime and the context that is at hand.
#[derive(Debug)]
pub struct Lent<'de, 'c, T, C: ?Sized>(PhantomData<(&'de (), T)>, &'c C);

impl<'c, T, C: ?Sized> Lent<'_, 'c, T, C> {
    pub const fn new(context: &'c C) -> Self {
        Self(PhantomData, context)
    }
}

macro_rules! rungs {
    ($($(#[$doc:meta])* $rung:ident, $receiver:ty, [$($bounds:tt)*],
        |$context:ident, $json:ident, $members:ident, $checker:ident, $keeps:ident| $read:expr, $rest:expr;)*) => {$(
        $(#[$doc])*
        pub trait $rung<'de> {
            type Value;
            type Context: ?Sized;
            fn __reader(&self) -> Lender<'de, Self::Value, Self::Context>;
            fn __read_rest(&self, members: &mut Members<'de>, checker: &mut Checker) -> Read<Self::Value>;
        }

        impl<'de, T, C: ?Sized> $rung<'de> for $receiver
        where
            $($bounds)*
        {
            type Value = T;
            type Context = C;

            fn __reader(&self) -> Lender<'de, T, C> {
                |$json, $checker, $context, $keeps| $read
            }

            fn __read_rest(&self, $members: &mut Members<'de>, $checker: &mut Checker) -> Read<T> {
                let $context = self.1;
                $members.flattened(|$members| $rest)
            }
        }
    )*};
}

rungs! {
    /// A type with rules for the same context.
    LentSame, &&&Lent<'de, '_, T, C>, [T: ApiValidate<Context = C> + ReadFrom<'de> + Deserialize<'de>],
        |context, json, members, checker, keeps|
        or_leaf(json, checker, context, keeps),
        or_rest(T::__rest_from(members, checker, context), members, checker);
    /// A type with rules that need no context.
    LentWithout, &&Lent<'de, '_, T, C>, [T: ApiValidate<Context = ()> + ReadFrom<'de> + Deserialize<'de>],
        |_context, json, members, checker, keeps|
        or_leaf(json, checker, &(), keeps),
        or_rest(T::__rest_from(members, checker, &()), members, checker);
    /// A type that is read as a whole.
    LentLeaf, &Lent<'de, '_, T, C>, [T: Deserialize<'de>],
        |_context, json, members, checker, _keeps|
        sound_leaf(json, Expected::Accepted, checker), leaf_of_rest(members, checker);
    /// A type that cannot be read: the body was never one of its.
    LentUnread, Lent<'de, '_, T, C>, [],
        |_context, _json, _members, _checker, _keeps| Err(NoValue::Whole), Err(NoValue::Whole);
}

fn or_rest<'de, T: Deserialize<'de>>(
    read: Read<T>,
    members: &mut Members<'de>,
    checker: &mut Checker,
) -> Read<T> {
    match read {
        Err(NoValue::Whole) => leaf_of_rest(members, checker),
        read => read,
    }
}

/// What a field is that was not sent, and the whole of a type where nothing in this part of the body is wrong.
#[derive(Debug)]
pub struct AbsentLent<'de, T>(PhantomData<(&'de (), T)>);

impl<T> AbsentLent<'_, T> {
    #[allow(clippy::new_without_default)] // it is no value
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

pub trait AbsentFrom<'de> {
    type Value;
    fn __missing(&self) -> fn() -> Option<Self::Value>;
    fn __whole(&self, json: &'de RawValue, checker: &Checker) -> Option<Self::Value>;
}

impl<'de, T: Deserialize<'de>> AbsentFrom<'de> for &AbsentLent<'de, T> {
    type Value = T;

    fn __missing(&self) -> fn() -> Option<T> {
        missing
    }

    #[inline]
    fn __whole(&self, json: &'de RawValue, checker: &Checker) -> Option<T> {
        if checker.is_shallow(json.get()) { serde_json::from_str(json.get()).ok() } else { None }
    }
}

pub trait AbsentUnknown<'de> {
    type Value;
    fn __missing(&self) -> fn() -> Option<Self::Value>;
    fn __whole(&self, json: &'de RawValue, checker: &Checker) -> Option<Self::Value>;
}

impl<'de, T> AbsentUnknown<'de> for AbsentLent<'de, T> {
    type Value = T;

    fn __missing(&self) -> fn() -> Option<T> {
        || None
    }

    #[inline]
    fn __whole(&self, _: &'de RawValue, _: &Checker) -> Option<T> {
        None
    }
}
