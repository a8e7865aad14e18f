//! Types that borrow from the body, read piece by piece like those that own their values.
//!
//! [`ApiValidate::__read`] returns a value for any lifetimes that the type has, and does not know the body's. So types
//! with lifetimes are read here, for the body's.

use alloc::{
    borrow::Cow,
    boxed::Box,
    collections::{BTreeMap, BTreeSet, LinkedList, VecDeque},
    string::String,
    vec::Vec,
};

use super::{
    input::{Input, Sent},
    json_type::JsonType,
    leaf::leaf,
    list::{array, list, map},
    lost::Lost,
    reader::Reader,
    simple::simple,
};
use crate::{ApiValidate, Patch, kinds::MapKey, type_info::TypeInfo};

/// A type that borrows from a body of this lifetime.
pub trait ReadBorrowed<'n>: ApiValidate + Sized {
    /// As [`ApiValidate::__read`].
    fn __read_borrowed(input: Input<'n>, reader: &mut Reader<'_>, context: &Self::Context) -> Option<Self>;
}

impl<'n> ReadBorrowed<'n> for &'n str {
    fn __read_borrowed(input: Input<'n>, reader: &mut Reader<'_>, (): &()) -> Option<Self> {
        simple(input, JsonType::Accepted, reader)
    }
}

impl<'n> ReadBorrowed<'n> for &'n [u8] {
    // Few have it, so it is compiled with those who do.
    #[inline]
    fn __read_borrowed(input: Input<'n>, reader: &mut Reader<'_>, (): &()) -> Option<Self> {
        leaf(input, JsonType::Accepted, reader)
    }
}

impl<'n> ReadBorrowed<'n> for Cow<'n, str> {
    fn __read_borrowed(input: Input<'n>, reader: &mut Reader<'_>, (): &()) -> Option<Self> {
        let node = reader.value_of(input)?;
        // Borrows where that is possible, even where serde would copy.
        match node.text() {
            Some(text) if !reader.is_query => Some(text),
            _ => simple::<String>(input, JsonType::Text, reader).map(Cow::Owned),
        }
    }
}

macro_rules! holders {
    ($([$($generics:tt)*] $type:ty, |$input:ident, $reader:ident, $context:ident| $read:expr;)*) => {$(
        impl<'n, T: ReadBorrowed<'n>, $($generics)*> ReadBorrowed<'n> for $type {
            fn __read_borrowed($input: Input<'n>, $reader: &mut Reader<'_>, $context: &Self::Context) -> Option<Self> {
                $read
            }
        }
    )*};
}

holders! {
    [] Option<T>, |input, reader, context| option(input, reader, T::__TYPE, |reader| T::__read_borrowed(input, reader, context));
    [] Patch<T>, |input, reader, context| patch(input, reader, T::__TYPE, |reader| T::__read_borrowed(input, reader, context));
    [] Box<T>, |input, reader, context| T::__read_borrowed(input, reader, context).map(Box::new);
    [] Vec<T>, |input, reader, context| list(input, reader, context, T::__read_borrowed);
    [] VecDeque<T>, |input, reader, context| list(input, reader, context, T::__read_borrowed);
    [] LinkedList<T>, |input, reader, context| list(input, reader, context, T::__read_borrowed);
    [const N: usize] [T; N], |input, reader, context| array(input, reader, context, T::__read_borrowed);
    [K: MapKey + Ord] BTreeMap<K, T>, |input, reader, context| map(input, reader, context, T::__read_borrowed);
}

impl<'n, T: ReadBorrowed<'n> + Ord> ReadBorrowed<'n> for BTreeSet<T> {
    fn __read_borrowed(input: Input<'n>, reader: &mut Reader<'_>, context: &T::Context) -> Option<Self> {
        list(input, reader, context, T::__read_borrowed)
    }
}

#[cfg(feature = "std")]
impl<'n, T, S> ReadBorrowed<'n> for std::collections::HashSet<T, S>
where
    T: ReadBorrowed<'n> + Eq + core::hash::Hash,
    S: core::hash::BuildHasher + Default,
{
    fn __read_borrowed(input: Input<'n>, reader: &mut Reader<'_>, context: &T::Context) -> Option<Self> {
        list(input, reader, context, T::__read_borrowed)
    }
}

#[cfg(feature = "std")]
holders! {
    [K: MapKey + Eq + core::hash::Hash, S: core::hash::BuildHasher + Default] std::collections::HashMap<K, T, S>,
        |input, reader, context| map(input, reader, context, T::__read_borrowed);
}

#[cfg(feature = "indexmap")]
impl<'n, T, S> ReadBorrowed<'n> for indexmap::IndexSet<T, S>
where
    T: ReadBorrowed<'n> + Eq + core::hash::Hash,
    S: core::hash::BuildHasher + Default,
{
    fn __read_borrowed(input: Input<'n>, reader: &mut Reader<'_>, context: &T::Context) -> Option<Self> {
        list(input, reader, context, T::__read_borrowed)
    }
}

#[cfg(feature = "indexmap")]
holders! {
    [K: MapKey + Eq + core::hash::Hash, S: core::hash::BuildHasher + Default] indexmap::IndexMap<K, T, S>,
        |input, reader, context| map(input, reader, context, T::__read_borrowed);
}

#[cfg(feature = "smallvec")]
holders! {
    [const N: usize] smallvec::SmallVec<[T; N]>,
        |input, reader, context| list(input, reader, context, T::__read_borrowed);
}

/// Reads an option, which is `None` if null or nothing was sent.
#[allow(clippy::option_option)] // whether there is a value, and the value
pub(crate) fn option<T>(
    input: Input<'_>,
    reader: &mut Reader<'_>,
    info: TypeInfo,
    read: impl FnOnce(&mut Reader<'_>) -> Option<T>,
) -> Option<Option<T>> {
    match input.sent() {
        Sent::Nothing => Some(None),
        Sent::Value(node) if node.is_null() => Some(None),
        // An empty parameter of a query string.
        Sent::Value(node) if reader.is_query && info.is_nothing_if_empty() && node.json() == "\"\"" => {
            Some(None)
        }
        Sent::Value(_) => read(reader).map(Some),
        // If serde cannot read the rest as a value, it reads `None`. Ours may lack what could not be read.
        Sent::Rest(..) => {
            let mark = reader.mark();
            let value = read(reader);
            let is_refused = reader.checker().records_since(mark).any(|record| record.is_unread());
            if value.is_some() && !is_refused {
                return Some(value);
            }
            reader.checker().forget(mark);
            reader.set_lost(Lost::default());
            Some(None)
        }
    }
}

/// Like [`option`], with `Patch::Null` for `None`.
pub(crate) fn patch<T>(
    input: Input<'_>,
    reader: &mut Reader<'_>,
    info: TypeInfo,
    read: impl FnOnce(&mut Reader<'_>) -> Option<T>,
) -> Option<Patch<T>> {
    option(input, reader, info, read).map(|value| value.map_or(Patch::Null, Patch::Value))
}

macro_rules! tuples {
    ($($($name:ident $index:tt),+;)*) => {$(
        impl<'n, X: ?Sized, $($name: ReadBorrowed<'n> + ApiValidate<Context = X>),+> ReadBorrowed<'n> for ($($name,)+) {
            #[allow(non_snake_case)] // a value is called by its type's name
            fn __read_borrowed(input: Input<'n>, reader: &mut Reader<'_>, context: &X) -> Option<Self> {
                let elements = reader.tuple(input, const { [$($index),+].len() })?;
                $(
                    let $name = reader.tuple_element(&elements, $index, |input, reader| {
                        $name::__read_borrowed(input, reader, context)
                    });
                )+
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
}

macro_rules! owned {
    ($($type:ty),*) => {$(
        impl<'n> ReadBorrowed<'n> for $type {
            fn __read_borrowed(input: Input<'n>, reader: &mut Reader<'_>, (): &()) -> Option<Self> {
                <$type>::__read(input, reader, &())
            }
        }
    )*};
}

// Types that own their values, for tuples that borrow elsewhere.
owned!(bool, char, String, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, f32, f64);
