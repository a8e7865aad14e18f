//! The types that come with the trait: what holds others, and what is one value.

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque},
    rc::Rc,
    string::String,
    sync::Arc,
    vec::Vec,
};
use core::marker::PhantomData;

#[cfg(all(feature = "json", any(feature = "chrono", feature = "time", feature = "jiff")))]
use crate::date_form::DateForm;
#[cfg(all(feature = "json", feature = "time"))]
use crate::date_form::OfTime;
#[cfg(feature = "json")]
use crate::walk::{Fields, Tagging, Variant, VariantKind, Variants};
use crate::{
    ApiValidate, Checker, Patch,
    kinds::{Blank, Elements, Entries, MapKey, is_blank},
    type_info::TypeInfo,
};
#[cfg(feature = "json")]
use crate::{
    json::{self, Asked, Input, JsonType, Likeness, Reader},
    type_info::{Element, Shape},
};

/// How a value of a body is read that serde refused.
macro_rules! read {
    ($(#[$hint:meta])? |$input:ident, $reader:ident, $context:ident| $read:expr) => {
        #[cfg(feature = "json")]
        $(#[$hint])?
        fn __read($input: Input<'_>, $reader: &mut Reader<'_>, $context: &Self::Context) -> Option<Self> {
            $read
        }
    };
}

/// Whether a value is blank.
macro_rules! blank {
    (|$value:ident| $is_blank:expr) => {
        #[inline]
        fn __is_blank(&self) -> bool {
            let $value = self;
            $is_blank
        }
    };
}

/// What is known of a type that holds others: the same as of those, but for what it looks like.
macro_rules! info {
    ($info:expr $(, $json_type:expr, $shape:expr)?) => {
        const __TYPE: TypeInfo = {
            let info: TypeInfo = $info;
            $(
                #[cfg(feature = "json")]
                let info = info.holder($json_type, |_| $shape);
            )?
            info
        };
    };
}

macro_rules! wrappers {
    ($([$($generics:tt)*] $type:ty, $inner:ty $(, |$input:ident, $reader:ident, $context:ident| $read:expr)?;)*) => {$(
        impl<$($generics)*> ApiValidate for $type {
            type Context = <$inner as ApiValidate>::Context;
            info! { <$inner>::__TYPE }

            #[inline]
            fn check(&self, checker: &mut Checker, context: &Self::Context) {
                (**self).check(checker, context);
            }

            blank! { |value| (**value).__is_blank() }
            $(read! { |$input, $reader, $context| $read })?
        }
    )*};
}

wrappers! {
    [T: ApiValidate + ?Sized] &T, T;
    [T: ApiValidate + ?Sized] &mut T, T;
    [T: ApiValidate] Box<T>, T, |input, reader, context| T::__read(input, reader, context).map(Box::new);
    [T: ApiValidate] Rc<T>, T, |input, reader, context| T::__read(input, reader, context).map(Rc::new);
    [T: ApiValidate] Arc<T>, T, |input, reader, context| T::__read(input, reader, context).map(Arc::new);
    [] Box<str>, str, |input, reader, _context| json::text(input, reader);
    [] Rc<str>, str, |input, reader, context| <Box<str>>::__read(input, reader, context).map(Into::into);
    [] Arc<str>, str, |input, reader, context| <Box<str>>::__read(input, reader, context).map(Into::into);
    [T: ApiValidate] Box<[T]>, [T], |input, reader, context| json::list(input, reader, context, T::__read);
    [T: ApiValidate] Rc<[T]>, [T], |input, reader, context| json::list(input, reader, context, T::__read);
    [T: ApiValidate] Arc<[T]>, [T], |input, reader, context| json::list(input, reader, context, T::__read);
}

impl<T: ApiValidate + ToOwned + ?Sized> ApiValidate for Cow<'_, T>
where
    T::Owned: ApiValidate<Context = T::Context>,
{
    type Context = T::Context;
    info! { T::__TYPE }

    #[inline]
    fn check(&self, checker: &mut Checker, context: &T::Context) {
        (**self).check(checker, context);
    }

    blank! { |value| (**value).__is_blank() }
    read! { |input, reader, context| T::Owned::__read(input, reader, context).map(Cow::Owned) }
}

/// How a body holds a `Result`.
#[cfg(feature = "json")]
static RESULT: Variants = {
    const NEWTYPE: Fields = Fields { names: &[""], ..Fields::NEWTYPE };
    const fn variant(name: &'static str) -> Variant {
        Variant { name, aliases: &[], fields: &NEWTYPE, kind: VariantKind::Plain }
    }
    Variants {
        tagging: Tagging::External,
        names: &["Ok", "Err"],
        variants: &[variant("Ok"), variant("Err")],
        deny_unknown_fields: false,
        about: "",
    }
};

/// A value of either kind; serde writes it as an enum of the two.
impl<T: ApiValidate, E: ApiValidate<Context = T::Context>> ApiValidate for Result<T, E> {
    type Context = T::Context;
    #[cfg(not(feature = "json"))]
    const __TYPE: TypeInfo = T::__TYPE.and(E::__TYPE).opaque();
    #[cfg(feature = "json")]
    const __TYPE: TypeInfo = T::__TYPE.either(E::__TYPE, |_| Shape::result(&RESULT, [T::__TYPE, E::__TYPE]));

    #[inline]
    fn check(&self, checker: &mut Checker, context: &T::Context) {
        match self {
            Ok(value) => checker.field("Ok", |checker| value.check(checker, context)),
            Err(value) => checker.field("Err", |checker| value.check(checker, context)),
        };
    }

    read! {
        |input, reader, context| {
            let (variant, object) = json::variant(input, reader, &RESULT)?;
            if variant == 0 {
                object.content(|input, reader| T::__read(input, reader, context)).map(Ok)
            } else {
                object.content(|input, reader| E::__read(input, reader, context)).map(Err)
            }
        }
    }
}

impl<T: ApiValidate> ApiValidate for Option<T> {
    type Context = T::Context;
    #[cfg(feature = "json")]
    const __TYPE: TypeInfo = T::__TYPE.optional();
    #[cfg(not(feature = "json"))]
    const __TYPE: TypeInfo = T::__TYPE;

    #[inline]
    fn check(&self, checker: &mut Checker, context: &T::Context) {
        if let Some(value) = self {
            value.check(checker, context);
        }
    }

    blank! { |value| value.as_ref().is_none_or(T::__is_blank) }
    read! { |input, reader, context| json::option(input, reader, T::__TYPE, |reader| T::__read(input, reader, context)) }
}

impl<T: ApiValidate + Ord> ApiValidate for BinaryHeap<T> {
    type Context = T::Context;
    info! { T::__TYPE, const { &JsonType::Each(T::__TYPE.json_type()) }, Shape::List(Element::of::<T>()) }

    #[inline]
    fn check(&self, checker: &mut Checker, context: &T::Context) {
        if T::__TYPE.has_rules() {
            checker.unordered_set(self.iter(), |checker, item| item.check(checker, context));
        }
    }

    blank! { |value| Blank::is_blank(value) }
    read! { |input, reader, context| json::list(input, reader, context, T::__read) }
}

impl<T: ApiValidate> ApiValidate for Patch<T> {
    type Context = T::Context;
    #[cfg(feature = "json")]
    const __TYPE: TypeInfo = T::__TYPE.patch();
    #[cfg(not(feature = "json"))]
    const __TYPE: TypeInfo = T::__TYPE;

    #[inline]
    fn check(&self, checker: &mut Checker, context: &T::Context) {
        if let Self::Value(value) = self {
            value.check(checker, context);
        }
    }

    blank! { |value| value.value().is_none_or(T::__is_blank) }
    read! { |input, reader, context| json::patch(input, reader, T::__TYPE, |reader| T::__read(input, reader, context)) }
}

macro_rules! collections {
    ($([$($generics:tt)*] $type:ty $(where [$($bound:tt)*])?, $shape:expr
        $(, |$input:ident, $reader:ident, $context:ident| $read:expr)?;)*) => {$(
        impl<T: ApiValidate, $($generics)*> ApiValidate for $type
        where
            Self: Elements<Item = T>,
            $($($bound)*)?
        {
            type Context = T::Context;
            info! { T::__TYPE, const { &JsonType::Each(T::__TYPE.json_type()) }, ($shape)(Element::of::<T>()) }

            #[inline]
            fn check(&self, checker: &mut Checker, context: &T::Context) {
                if T::__TYPE.has_rules() {
                    self.each(checker, |checker, item| item.check(checker, context));
                }
            }

            blank! { |value| Blank::is_blank(value) }
            $(read! { |$input, $reader, $context| $read })?
        }
    )*};
}

collections! {
    [] [T], Shape::List;
    [const N: usize] [T; N], |element| Shape::Array(element, N), |input, reader, context| json::array(input, reader, context, T::__read);
    [] Vec<T>, Shape::List, |input, reader, context| json::list(input, reader, context, T::__read);
    [] VecDeque<T>, Shape::List, |input, reader, context| json::list(input, reader, context, T::__read);
    [] LinkedList<T>, Shape::List, |input, reader, context| json::list(input, reader, context, T::__read);
    [] BTreeSet<T> where [T: Ord], Shape::List, |input, reader, context| json::set(input, reader, context, T::__read);
}

#[cfg(feature = "std")]
collections! {
    [S: core::hash::BuildHasher + Default] std::collections::HashSet<T, S> where [T: Eq + core::hash::Hash], Shape::List,
        |input, reader, context| json::set(input, reader, context, T::__read);
}

#[cfg(feature = "indexmap")]
collections! {
    [S: core::hash::BuildHasher + Default] indexmap::IndexSet<T, S> where [T: Eq + core::hash::Hash], Shape::List,
        |input, reader, context| json::set(input, reader, context, T::__read);
}

#[cfg(feature = "smallvec")]
collections! {
    [const N: usize] smallvec::SmallVec<[T; N]>, Shape::List,
        |input, reader, context| json::list(input, reader, context, T::__read);
}

macro_rules! maps {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<T: ApiValidate, $($generics)*> ApiValidate for $type
        where
            Self: Elements<Item = T>,
        {
            type Context = T::Context;
            const __TYPE: TypeInfo = {
                let info = T::__TYPE.with_key(K::__RULES);
                #[cfg(feature = "json")]
                let each = const { &JsonType::Each(T::__TYPE.json_type()) };
                #[cfg(feature = "json")]
                let info = info
                    .holder(each, |_| Shape::Map(Element::of::<T>().under(K::__RULES), K::__READ.expected))
                    .named(K::__READ.is_written);
                info
            };

            #[inline]
            fn check(&self, checker: &mut Checker, context: &T::Context) {
                if Self::__TYPE.has_rules() {
                    self.entries(checker, |checker, key, value| {
                        key.__check_key(checker);
                        value.check(checker, context);
                    });
                }
            }

            blank! { |value| Blank::is_blank(value) }
            read! { |input, reader, context| json::map(input, reader, context, T::__read) }
        }
    )*};
}

maps! {
    [K: MapKey + Ord] BTreeMap<K, T>;
}

#[cfg(feature = "std")]
maps! {
    [K: MapKey + Eq + core::hash::Hash, S: core::hash::BuildHasher + Default] std::collections::HashMap<K, T, S>;
}

#[cfg(feature = "indexmap")]
maps! {
    [K: MapKey + Eq + core::hash::Hash, S: core::hash::BuildHasher + Default] indexmap::IndexMap<K, T, S>;
}

macro_rules! tuples {
    ($($($name:ident $index:tt),+;)*) => {$(
        impl<X: ?Sized, $($name: ApiValidate<Context = X>),+> ApiValidate for ($($name,)+) {
            type Context = X;
            info! {
                TypeInfo::LEAF$(.and($name::__TYPE))+,
                &JsonType::List, Shape::tuple::<Self, { [$($index),+].len() }>([$($name::__TYPE),+])
            }

            #[inline]
            fn check(&self, checker: &mut Checker, context: &X) {
                $(checker.index($index, |checker| self.$index.check(checker, context));)+
            }

            #[cfg(feature = "json")]
            #[allow(non_snake_case)] // a value is called by its type's name
            fn __read(input: Input<'_>, reader: &mut Reader<'_>, context: &X) -> Option<Self> {
                let elements = reader.tuple(input, const { [$($index),+].len() })?;
                $(let $name = reader.tuple_element(&elements, $index, |input, reader| $name::__read(input, reader, context));)+
                Some(($($name?,)+))
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
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, N 12;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, N 12, O 13;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, N 12, O 13, P 14;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, N 12, O 13, P 14, Q 15;
}

/// Values without rules of their own. How a rare one is read is `#[inline]`: it is compiled with those who have it.
macro_rules! leaves {
    ($($(#[$meta:meta])* [$($generics:tt)*] $type:ty
        $(, $info:expr, $(#[$hint:meta])? |$input:ident, $reader:ident| $read:expr $(, blank |$value:ident| $blank:expr)?)?;)*) => {$(
        $(#[$meta])*
        impl<$($generics)*> ApiValidate for $type {
            type Context = ();
            leaves!(@info $($info)?);

            #[inline]
            fn check(&self, _: &mut Checker, (): &()) {}

            $(
                $(blank! { |$value| $blank })?
                read! { $(#[$hint])? |$input, $reader, _context| $read }
            )?
        }
    )*};
    (@info) => {
        const __TYPE: TypeInfo = TypeInfo::LEAF;
    };
    (@info $info:expr) => {
        #[cfg(feature = "json")]
        const __TYPE: TypeInfo = $info;
        #[cfg(not(feature = "json"))]
        const __TYPE: TypeInfo = TypeInfo::LEAF;
    };
}

/// Types that have no parts, and what they ask for.
macro_rules! primitives {
    ($($($type:ty)+ => $asked:expr;)*) => {
        leaves! { $($(
            [] $type, TypeInfo::primitive(const { &JsonType::asked_for($asked) }),
                |input, reader| json::simple(input, JsonType::Accepted, reader);
        )+)* }
    };
}

primitives! {
    bool => Asked::Bool;
    i8 => Asked::Whole { bits: 8, signed: true };
    i16 => Asked::Whole { bits: 16, signed: true };
    i32 => Asked::Whole { bits: 32, signed: true };
    i64 isize => Asked::Whole { bits: 64, signed: true };
    i128 => Asked::Whole { bits: 128, signed: true };
    u8 => Asked::Whole { bits: 8, signed: false };
    u16 => Asked::Whole { bits: 16, signed: false };
    u32 => Asked::Whole { bits: 32, signed: false };
    u64 usize => Asked::Whole { bits: 64, signed: false };
    u128 => Asked::Whole { bits: 128, signed: false };
    f32 f64 => Asked::Float;
}

macro_rules! non_zero {
    ($($type:ident $bits:literal $signed:literal;)*) => {
        leaves! { $(
            [] core::num::$type, TypeInfo::primitive(&JsonType::NonZero { bits: $bits, signed: $signed }),
                #[inline] |input, reader| json::simple(input, JsonType::NonZero { bits: $bits, signed: $signed }, reader);
        )* }
    };
}

non_zero! {
    NonZeroI8 8 true;
    NonZeroI16 16 true;
    NonZeroI32 32 true;
    NonZeroI64 64 true;
    NonZeroI128 128 true;
    NonZeroIsize 64 true;
    NonZeroU8 8 false;
    NonZeroU16 16 false;
    NonZeroU32 32 false;
    NonZeroU64 64 false;
    NonZeroU128 128 false;
    NonZeroUsize 64 false;
}

leaves! {
    [] (), TypeInfo::leaf(const { &JsonType::asked_for(Asked::Null) }), |input, reader| json::simple(input, JsonType::Accepted, reader);
    [] char, TypeInfo::leaf(&JsonType::Char), |input, reader| json::simple(input, JsonType::Accepted, reader),
        blank |value| is_blank(value.encode_utf8(&mut [0; 4]));
    [] String, TypeInfo::leaf(&JsonType::Text), |input, reader| json::text(input, reader), blank |value| is_blank(value);
    #[cfg(feature = "compact_str")] [] compact_str::CompactString, TypeInfo::leaf(&JsonType::Text),
        |input, reader| json::text(input, reader), blank |value| is_blank(value);
    [T: ?Sized] PhantomData<T>, TypeInfo::LEAF, |input, reader| json::leaf(input, JsonType::Accepted, reader);
    [] crate::Date;
    [] serde::de::IgnoredAny, TypeInfo::LEAF, #[inline] |input, reader| json::leaf(input, JsonType::Accepted, reader);
}

impl ApiValidate for str {
    type Context = ();
    #[cfg(feature = "json")]
    const __TYPE: TypeInfo = TypeInfo::leaf(&JsonType::Text);
    #[cfg(not(feature = "json"))]
    const __TYPE: TypeInfo = TypeInfo::LEAF;

    #[inline]
    fn check(&self, _: &mut Checker, (): &()) {}

    blank! { |value| is_blank(value) }
}

/// Types of other crates, of which the library knows how serde reads them, or that serde alone reads.
macro_rules! foreign {
    ($read:ident: $($(#[$meta:meta])* $type:ty, $json_type:ident $(($form:expr))? $(, blank |$value:ident| $blank:expr)?;)*) => {$(
        $(#[$meta])*
        leaves! {
            [] $type, TypeInfo::foreign(&JsonType::$json_type $(($form))?),
                #[inline] |input, reader| json::$read(input, JsonType::$json_type $(($form))?, reader) $(, blank |$value| $blank)?;
        }
    )*};
}

#[cfg(feature = "std")]
foreign! { simple:
    std::net::IpAddr, Like(Likeness::Ip);
    std::net::Ipv4Addr, Like(Likeness::Ipv4);
    std::net::Ipv6Addr, Like(Likeness::Ipv6);
    std::net::SocketAddr, Like(Likeness::Socket);
    std::path::PathBuf, Text, blank |value| value.to_str().is_some_and(is_blank);
}

foreign! { leaf:
    core::time::Duration, Like(Likeness::Duration);
    #[cfg(feature = "std")] std::time::SystemTime, Like(Likeness::SystemTime);
    #[cfg(feature = "json")] serde_json::Value, Accepted;
    #[cfg(feature = "json")] serde_json::Number, Number;
    #[cfg(feature = "filter")] crate::filter::Filter, Filter;
    #[cfg(feature = "filter")] crate::filter::OrderBy, OrderBy;
    #[cfg(feature = "rust_decimal")] rust_decimal::Decimal, Decimal;
    #[cfg(feature = "bigdecimal")] bigdecimal::BigDecimal, Number;
    #[cfg(feature = "uuid")] uuid::Uuid, Uuid;
    #[cfg(feature = "url")] url::Url, Like(Likeness::Url);
    #[cfg(feature = "multipart")] crate::multipart::FilePart, Like(Likeness::File);
    #[cfg(feature = "chrono")] chrono::NaiveDate, Date(DateForm::Date);
    #[cfg(feature = "chrono")] chrono::NaiveDateTime, Date(DateForm::DateTime);
    #[cfg(feature = "chrono")] chrono::NaiveTime, Date(DateForm::TimeOfDay);
    #[cfg(feature = "time")] time::Date, Date(DateForm::OfTime(OfTime::Date));
    #[cfg(feature = "time")] time::PrimitiveDateTime, Date(DateForm::OfTime(OfTime::DateTime));
    #[cfg(feature = "time")] time::OffsetDateTime, Date(DateForm::OfTime(OfTime::Offset));
    #[cfg(feature = "time")] time::UtcDateTime, Date(DateForm::OfTime(OfTime::DateTime));
    #[cfg(feature = "time")] time::Time, Date(DateForm::OfTime(OfTime::TimeOfDay));
    #[cfg(feature = "jiff")] jiff::civil::Date, Date(DateForm::Date);
    #[cfg(feature = "jiff")] jiff::civil::DateTime, Date(DateForm::DateTime);
    #[cfg(feature = "jiff")] jiff::civil::Time, Date(DateForm::TimeOfDay);
    #[cfg(feature = "jiff")] jiff::Zoned, Date(DateForm::Zoned);
    #[cfg(feature = "jiff")] jiff::Timestamp, Date(DateForm::Offset);
}

leaves! {
    #[cfg(feature = "json")]
    [] serde_json::Map<String, serde_json::Value>,
        TypeInfo::foreign(&JsonType::Object).with_shape(|_| Shape::Map(Element::of::<serde_json::Value>(), JsonType::Text)),
        #[inline] |input, reader| json::leaf(input, JsonType::Object, reader), blank |value| value.is_empty();
    #[cfg(feature = "json")]
    [] Box<serde_json::value::RawValue>, TypeInfo::foreign(&JsonType::Accepted).raw(),
        #[inline] |input, reader| json::leaf(input, JsonType::Accepted, reader);
}

/// A date and time of any zone. What zones beyond UTC and fixed offsets make of a text, serde alone knows.
#[cfg(feature = "chrono")]
impl<Tz: chrono::TimeZone + 'static> ApiValidate for chrono::DateTime<Tz> {
    type Context = ();
    #[cfg(feature = "json")]
    const __TYPE: TypeInfo = TypeInfo::foreign(&JsonType::Date(DateForm::Offset));
    #[cfg(not(feature = "json"))]
    const __TYPE: TypeInfo = TypeInfo::LEAF;

    #[inline]
    fn check(&self, _: &mut Checker, (): &()) {}

    read! {
        |input, reader, _context| {
            let time: chrono::DateTime<chrono::FixedOffset> = json::leaf(input, JsonType::Date(DateForm::Offset), reader)?;
            let times: [&dyn core::any::Any; 2] = [&time, &time.to_utc()];
            let time = times.into_iter().find_map(|time| time.downcast_ref::<Self>().cloned());
            time.or_else(|| reader.unknown())
        }
    }
}
