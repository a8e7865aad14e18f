//! Nested values: through what the standard library wraps them in.

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    collections::{BTreeMap, BTreeSet, LinkedList, VecDeque},
    rc::Rc,
    string::String,
    sync::Arc,
    vec::Vec,
};
use core::marker::PhantomData;

use crate::{
    ApiValidate, Checker, Patch,
    kinds::{Elements, MapKey},
};

macro_rules! wrappers {
    ($($type:ty),*) => {$(
        impl<T: ApiValidate + ?Sized> ApiValidate for $type {
            type Context = T::Context;
            const HAS_RULES: bool = T::HAS_RULES;

            #[inline]
            fn check(&self, checker: &mut Checker, context: &T::Context) {
                (**self).check(checker, context);
            }
        }
    )*};
}

wrappers!(&T, &mut T, Box<T>, Rc<T>, Arc<T>);

impl<T: ApiValidate + ToOwned + ?Sized> ApiValidate for Cow<'_, T> {
    type Context = T::Context;
    const HAS_RULES: bool = T::HAS_RULES;

    #[inline]
    fn check(&self, checker: &mut Checker, context: &T::Context) {
        (**self).check(checker, context);
    }
}

impl<T: ApiValidate> ApiValidate for Option<T> {
    type Context = T::Context;
    const HAS_RULES: bool = T::HAS_RULES;

    #[inline]
    fn check(&self, checker: &mut Checker, context: &T::Context) {
        if let Some(value) = self {
            value.check(checker, context);
        }
    }
}

impl<T: ApiValidate> ApiValidate for Patch<T> {
    type Context = T::Context;
    const HAS_RULES: bool = T::HAS_RULES;

    #[inline]
    fn check(&self, checker: &mut Checker, context: &T::Context) {
        if let Some(value) = self.value() {
            value.check(checker, context);
        }
    }
}

macro_rules! collections {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<T: ApiValidate, $($generics)*> ApiValidate for $type
        where
            Self: Elements<Item = T>,
        {
            type Context = T::Context;
            const HAS_RULES: bool = T::HAS_RULES;

            #[inline]
            fn check(&self, checker: &mut Checker, context: &T::Context) {
                if T::HAS_RULES {
                    self.each(checker, |checker, item| item.check(checker, context));
                }
            }
        }
    )*};
}

collections! {
    [] [T];
    [const N: usize] [T; N];
    [] Vec<T>;
    [] VecDeque<T>;
    [] LinkedList<T>;
    [] BTreeSet<T>;
    [K: MapKey] BTreeMap<K, T>;
}

#[cfg(feature = "std")]
collections! {
    [S] std::collections::HashSet<T, S>;
    [K: MapKey, S] std::collections::HashMap<K, T, S>;
}

macro_rules! tuples {
    ($($($name:ident $index:tt),+;)*) => {$(
        impl<X: ?Sized, $($name: ApiValidate<Context = X>),+> ApiValidate for ($($name,)+) {
            type Context = X;
            const HAS_RULES: bool = $($name::HAS_RULES)||+;

            fn check(&self, checker: &mut Checker, context: &X) {
                $(checker.index($index, |checker| self.$index.check(checker, context));)+
            }
        }
    )*};
}

tuples! {
    A 0;
    A 0, B 1;
    A 0, B 1, C 2;
    A 0, B 1, C 2, D 3;
    A 0, B 1, C 2, D 3, E 4;
    A 0, B 1, C 2, D 3, E 4, F 5;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
}

/// Values without rules of their own, so that generic types can hold them and extractors can read them.
macro_rules! leaves {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> ApiValidate for $type {
            type Context = ();
            const HAS_RULES: bool = false;

            #[inline]
            fn check(&self, _: &mut Checker, (): &()) {}
        }
    )*};
}

leaves! {
    [] (); [] bool; [] char; [] str; [] String;
    [] i8; [] i16; [] i32; [] i64; [] i128; [] isize;
    [] u8; [] u16; [] u32; [] u64; [] u128; [] usize;
    [] f32; [] f64;
    [] crate::Date;
    [T: ?Sized] PhantomData<T>;
}

#[cfg(feature = "json")]
leaves! { [] serde_json::Value; }
#[cfg(feature = "rust_decimal")]
leaves! { [] rust_decimal::Decimal; }
#[cfg(feature = "bigdecimal")]
leaves! { [] bigdecimal::BigDecimal; }
#[cfg(feature = "uuid")]
leaves! { [] uuid::Uuid; }
#[cfg(feature = "chrono")]
leaves! { [] chrono::NaiveDate; [] chrono::NaiveDateTime; [Tz: chrono::TimeZone] chrono::DateTime<Tz>; }
#[cfg(feature = "time")]
leaves! { [] time::Date; [] time::PrimitiveDateTime; [] time::OffsetDateTime; [] time::UtcDateTime; }
#[cfg(feature = "jiff")]
leaves! { [] jiff::civil::Date; [] jiff::civil::DateTime; [] jiff::Zoned; [] jiff::Timestamp; }
