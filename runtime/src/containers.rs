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
#[cfg(feature = "json")]
use crate::{
    contract::{Element, Shape},
    json::{self, parts::Sound},
};

/// What a value looks like in a body.
macro_rules! shape {
    (asked_for $asked:expr) => {
        shape! { Shape::Value(const { &json::parts::Expected::asked_for($asked) }) }
    };
    ($shape:expr) => {
        #[cfg(feature = "json")]
        fn __shape() -> Shape {
            $shape
        }
    };
}

/// How a value is read piece by piece when serde refused the body: as itself, or in a box.
macro_rules! read {
    () => {};
    (sized |$json:ident, $checker:ident, $context:ident| $read:expr) => {
        read!(|$json, $checker, $context| $read);
        read!(
            boxed | $json,
            $checker,
            $context | Self::__read_sound($json, $checker, $context).map(|sound| sound.map(Box::new))
        );
    };
    // Of what may be sound in part, which is kept where it is asked for.
    (sound |$json:ident, $checker:ident, $context:ident, $keeps:ident| $read:expr) => {
        read!(
            sized | $json,
            $checker,
            $context | {
                let $keeps = false;
                $read?.into_whole()
            }
        );

        #[cfg(feature = "json")]
        fn __read_sound(
            $json: &json::parts::RawValue,
            $checker: &mut Checker,
            $context: &Self::Context,
        ) -> json::parts::Read<Sound<Self>> {
            let $keeps = true;
            $read
        }
    };
    (sized |$json:ident, $checker:ident, $context:ident| $read:expr; $asked:expr) => {
        read!(sized | $json, $checker, $context | $read);

        #[cfg(feature = "json")]
        fn __whole($json: &mut json::parts::Cursor<'_>, $checker: &Checker) -> Option<Self> {
            $json.simple($asked, $checker)
        }

        shape! { asked_for $asked }
    };
    (|$json:ident, $checker:ident, $context:ident| $read:expr) => {
        #[cfg(feature = "json")]
        fn __read(
            $json: &json::parts::RawValue,
            $checker: &mut Checker,
            $context: &Self::Context,
        ) -> json::parts::Read<Self> {
            $read
        }
    };
    (sound_rest |$members:ident, $checker:ident, $context:ident, $keeps:ident| $read:expr) => {
        read!(
            rest | $members,
            $checker,
            $context | {
                let $keeps = false;
                $read?.into_whole()
            }
        );

        #[cfg(feature = "json")]
        fn __rest_sound(
            $members: &mut json::parts::Members<'_>,
            $checker: &mut Checker,
            $context: &Self::Context,
        ) -> json::parts::Read<Sound<Self>> {
            let $keeps = true;
            $read
        }
    };
    (rest |$members:ident, $checker:ident, $context:ident| $read:expr) => {
        #[cfg(feature = "json")]
        fn __read_rest(
            $members: &mut json::parts::Members<'_>,
            $checker: &mut Checker,
            $context: &Self::Context,
        ) -> json::parts::Read<Self> {
            $read
        }
    };
    (boxed |$json:ident, $checker:ident, $context:ident| $read:expr; $asked:expr) => {
        read!(boxed | $json, $checker, $context | $read);

        shape! { asked_for $asked }
    };
    (boxed |$json:ident, $checker:ident, $context:ident| $read:expr) => {
        #[cfg(feature = "json")]
        fn __read_boxed(
            $json: &json::parts::RawValue,
            $checker: &mut Checker,
            $context: &Self::Context,
        ) -> json::parts::Read<Sound<Box<Self>>> {
            $read
        }
    };
}

macro_rules! wrappers {
    ($([$($bound:tt)*] $type:ty => { $($read:tt)* } $({ $($rest:tt)* })?)*) => {$(
        impl<T: ApiValidate + ?Sized $($bound)*> ApiValidate for $type {
            type Context = T::Context;
            const HAS_RULES: bool = T::HAS_RULES;
            const HAS_LOOKUPS: bool = T::HAS_LOOKUPS;
            #[cfg(feature = "json")]
            const EXPECTED: json::parts::Expected = T::EXPECTED;

            #[inline]
            fn check(&self, checker: &mut Checker, context: &T::Context) {
                (**self).check(checker, context);
            }

            read! { $($read)* }
            $(read! { $($rest)* })?
            shape! { T::__shape() }
        }
    )*};
}

wrappers! {
    [] &T => {}
    [] &mut T => {}
    [+ ToOwned] Cow<'_, T> => {}
    [] Box<T> => { sound |json, checker, context, _keeps| T::__read_boxed(json, checker, context) }
        { rest |members, checker, context| T::__rest_boxed(members, checker, context) }
    [] Rc<T> => {
        sound |json, checker, context, _keeps|
        T::__read_boxed(json, checker, context).map(|sound| sound.map(Into::into))
    }
        { rest |members, checker, context| T::__rest_boxed(members, checker, context).map(Into::into) }
    [] Arc<T> => {
        sound |json, checker, context, _keeps|
        T::__read_boxed(json, checker, context).map(|sound| sound.map(Into::into))
    }
        { rest |members, checker, context| T::__rest_boxed(members, checker, context).map(Into::into) }
}

macro_rules! options {
    ($($type:ident => |$optional:ident| $value:expr;)*) => {$(
        impl<T: ApiValidate> ApiValidate for $type<T> {
            type Context = T::Context;
            const HAS_RULES: bool = T::HAS_RULES;
            const HAS_LOOKUPS: bool = T::HAS_LOOKUPS;
            #[cfg(feature = "json")]
            const EXPECTED: json::parts::Expected = T::EXPECTED;

            #[inline]
            fn check(&self, checker: &mut Checker, context: &T::Context) {
                if let $type::$optional(value) = self {
                    value.check(checker, context);
                }
            }

            read! {
                sound |json, checker, context, keeps|
                json::optional(json, checker, context, keeps).map(|sound| sound.map($value))
            }
            read! { rest |members, checker, context| json::optional_rest(members, checker, context).map($value) }
            shape! { T::__shape() }

            #[cfg(feature = "json")]
            fn __missing() -> Option<Self> {
                Some($value(None))
            }
        }
    )*};
}

options! {
    Option => |Some| |value| value;
    Patch => |Value| |value: Option<T>| value.map_or(Patch::Null, Patch::Value);
}

macro_rules! collections {
    ($($shape:ident [$($generics:tt)*] $type:ty $(where [$($bound:tt)*])? => { $($read:tt)* } $({ $($rest:tt)* })?)*) => {$(
        impl<T: ApiValidate, $($generics)*> ApiValidate for $type
        where
            Self: Elements<Item = T>,
            $($($bound)*)?
        {
            type Context = T::Context;
            const HAS_RULES: bool = T::HAS_RULES;
            const HAS_LOOKUPS: bool = T::HAS_LOOKUPS;
            #[cfg(feature = "json")]
            const EXPECTED: json::parts::Expected = json::parts::Expected::Each(&T::EXPECTED);

            #[inline]
            fn check(&self, checker: &mut Checker, context: &T::Context) {
                if T::HAS_RULES {
                    self.each(checker, |checker, item| item.check(checker, context));
                }
            }

            read! { $($read)* }
            $(read! { $($rest)* })?
            shape! { Shape::$shape(Element::of::<T>()) }
        }
    )*};
}

collections! {
    List [] [T] => {
        boxed |json, checker, context|
        json::list(json, checker, context, true).map(|sound| sound.map(Vec::into_boxed_slice))
    }
    List [const N: usize] [T; N] => { sized |json, checker, context| json::array(json, checker, context) }
    List [] Vec<T> => { sound |json, checker, context, keeps| json::list(json, checker, context, keeps) }
    List [] VecDeque<T> => {
        sound |json, checker, context, keeps| json::list(json, checker, context, keeps).map(Sound::collect)
    }
    List [] LinkedList<T> => {
        sound |json, checker, context, keeps| json::list(json, checker, context, keeps).map(Sound::collect)
    }
    List [] BTreeSet<T> where [T: Ord] => {
        sound |json, checker, context, keeps| json::list(json, checker, context, keeps).map(Sound::collect)
    }
    Map [K: MapKey + Ord] BTreeMap<K, T> => {
        sound |json, checker, context, keeps| json::entries(json, checker, context, keeps).map(Sound::collect)
    }
    {
        sound_rest |members, checker, context, keeps|
        json::rest_entries(members, checker, context, keeps).map(Sound::collect)
    }
}

#[cfg(feature = "std")]
collections! {
    List [S: core::hash::BuildHasher + Default] std::collections::HashSet<T, S> where [T: Eq + core::hash::Hash] => {
        sound |json, checker, context, keeps| json::list(json, checker, context, keeps).map(Sound::collect)
    }
    Map [K: MapKey + Eq + core::hash::Hash, S: core::hash::BuildHasher + Default] std::collections::HashMap<K, T, S> => {
        sound |json, checker, context, keeps| json::entries(json, checker, context, keeps).map(Sound::collect)
    }
    {
        sound_rest |members, checker, context, keeps|
        json::rest_entries(members, checker, context, keeps).map(Sound::collect)
    }
}

macro_rules! tuples {
    ($($($name:ident $index:tt),+;)*) => {$(
        impl<X: ?Sized, $($name: ApiValidate<Context = X>),+> ApiValidate for ($($name,)+) {
            type Context = X;
            const HAS_RULES: bool = $($name::HAS_RULES)||+;
            const HAS_LOOKUPS: bool = $($name::HAS_LOOKUPS)||+;

            fn check(&self, checker: &mut Checker, context: &X) {
                $(checker.index($index, |checker| self.$index.check(checker, context));)+
            }

            #[cfg(feature = "json")]
            #[allow(non_snake_case)] // a value is called by its type's name
            fn __read(
                json: &json::parts::RawValue,
                checker: &mut Checker,
                context: &X,
            ) -> json::parts::Read<Self> {
                let elements = json::parts::elements_of(json, const { let count = [$($index),+].len(); count..=count }, checker)?;
                let start = checker.mark();
                $(
                    let read = |json, checker: &mut Checker| json::parts::part::<$name>(json, checker, context);
                    let $name = (checker.mark(), json::parts::element(&elements, $index, checker, read, || None));
                )+
                json::parts::unless_whole(&[$(json::parts::reason(&$name.1)),+], start, checker)?;
                if start == checker.mark() {
                    return Ok(($($name.1?,)+));
                }
                // What could be read is checked, between the records of what could not.
                let mut parked = checker.park(start);
                $(
                    parked.restore($name.0, checker);
                    if let Ok(value) = &$name.1 {
                        checker.index($index, |checker| value.check(checker, context));
                    }
                )+
                parked.finish(checker);
                Err(json::parts::NoValue::Refused)
            }

            shape! { Shape::tuple::<Self, { [$($index),+].len() }>([$($name::__shape),+]) }
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
    ($([$($generics:tt)*] $type:ty $(, $expected:ident)? => { $($read:tt)* })*) => {$(
        impl<$($generics)*> ApiValidate for $type {
            type Context = ();
            const HAS_RULES: bool = false;
            $(
                #[cfg(feature = "json")]
                const EXPECTED: json::parts::Expected = json::parts::Expected::$expected;
            )?

            #[inline]
            fn check(&self, _: &mut Checker, (): &()) {}

            read! { $($read)* }
        }
    )*};
}

/// Types that have no parts, and what they ask for.
macro_rules! read_leaves {
    ($($($type:ty)+ => $asked:expr;)*) => {
        leaves! { $($([] $type => { sized |json, checker, _context| json::simple(json, $asked, checker); $asked })+)* }
    };
}

#[cfg(feature = "json")]
use json::Asked::{Bool, Char, Float, Null, Text, Whole};

read_leaves! {
    () => Null;
    bool => Bool;
    char => Char;
    String => Text;
    i8 => Whole { bits: 8, signed: true };
    i16 => Whole { bits: 16, signed: true };
    i32 => Whole { bits: 32, signed: true };
    i64 isize => Whole { bits: 64, signed: true };
    i128 => Whole { bits: 128, signed: true };
    u8 => Whole { bits: 8, signed: false };
    u16 => Whole { bits: 16, signed: false };
    u32 => Whole { bits: 32, signed: false };
    u64 usize => Whole { bits: 64, signed: false };
    u128 => Whole { bits: 128, signed: false };
    f32 f64 => Float;
}
leaves! {
    [] str => { boxed |json, checker, _context| json::leaf_of(json, checker).map(Sound::whole); Text }
    [T: ?Sized] PhantomData<T> => { sized |json, checker, _context| json::leaf_of(json, checker) }
    [] crate::Date, Date => {}
}

#[cfg(feature = "json")]
leaves! { [] serde_json::Value => { sized |json, checker, _context| json::leaf_of(json, checker) } }
#[allow(unused_macros)] // the features use it
macro_rules! read_typed_leaves {
    ($($type:ty, $expected:ident;)*) => {
        leaves! {
            $([] $type, $expected => { sized |json, checker, _context| json::leaf_of(json, checker) })*
        }
    };
}

#[cfg(feature = "filter")]
read_typed_leaves! { crate::filter::Filter, Filter; crate::filter::OrderBy, OrderBy; }
#[cfg(feature = "rust_decimal")]
read_typed_leaves! { rust_decimal::Decimal, Number; }
#[cfg(feature = "bigdecimal")]
read_typed_leaves! { bigdecimal::BigDecimal, Number; }
#[cfg(feature = "uuid")]
read_typed_leaves! { uuid::Uuid, Uuid; }
#[cfg(feature = "chrono")]
read_typed_leaves! { chrono::NaiveDate, Date; chrono::NaiveDateTime, Date; }
#[cfg(feature = "jiff")]
read_typed_leaves! {
    jiff::civil::Date, Date;
    jiff::civil::DateTime, Date;
    jiff::Zoned, Date;
    jiff::Timestamp, Date;
}
// Whether these can be read is not known here; the field's own code sees it. What chrono reads is the same for all zones.
#[cfg(feature = "chrono")]
leaves! {
    [Tz: chrono::TimeZone] chrono::DateTime<Tz>, Date => {
        sized |json, checker, _context| {
            json::leaf_of::<chrono::DateTime<chrono::FixedOffset>>(json, checker)?;
            Err(json::parts::NoValue::Whole)
        }
    }
}
#[cfg(feature = "time")]
leaves! {
    [] time::Date, Date => {}
    [] time::PrimitiveDateTime, Date => {}
    [] time::OffsetDateTime, Date => {}
    [] time::UtcDateTime, Date => {}
}
