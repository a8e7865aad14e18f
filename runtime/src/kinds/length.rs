//! What has a length.

use alloc::{
    collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque},
    string::String,
    vec::Vec,
};

use super::see_through;

/// What [`Length`] measures.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Extent<'a> {
    /// Text, whose length depends on the unit.
    Text(&'a str),
    /// A collection of so many elements.
    Count(usize),
}

/// A value with a length: text or a collection.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no length",
    label = "`length` reads text or a collection",
    note = "implement `api_validate::kinds::Length` for `{Self}` if it holds one; wrap a type of another crate in a newtype first"
)]
pub trait Length {
    /// What to measure. `None` passes.
    fn extent(&self) -> Option<Extent<'_>>;
}

impl Length for str {
    #[inline]
    fn extent(&self) -> Option<Extent<'_>> {
        Some(Extent::Text(self))
    }
}

impl Length for String {
    #[inline]
    fn extent(&self) -> Option<Extent<'_>> {
        Some(Extent::Text(self))
    }
}

macro_rules! collections {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> Length for $type {
            #[inline]
            fn extent(&self) -> Option<Extent<'_>> {
                Some(Extent::Count(self.len()))
            }
        }
    )*};
}

collections! {
    [T] [T];
    [T, const N: usize] [T; N];
    [T] Vec<T>;
    [T] VecDeque<T>;
    [T] LinkedList<T>;
    [T] BinaryHeap<T>;
    [T] BTreeSet<T>;
    [K, V] BTreeMap<K, V>;
}

#[cfg(feature = "std")]
collections! {
    [T, S] std::collections::HashSet<T, S>;
    [K, V, S] std::collections::HashMap<K, V, S>;
}

#[cfg(feature = "indexmap")]
collections! {
    [T, S] indexmap::IndexSet<T, S>;
    [K, V, S] indexmap::IndexMap<K, V, S>;
}

#[cfg(feature = "smallvec")]
collections! {
    [T, const N: usize] smallvec::SmallVec<[T; N]>;
}

#[cfg(feature = "json")]
collections! {
    [] serde_json::Map<String, serde_json::Value>;
}

see_through! {
    Length [];
    [fn extent(&self) -> Option<Extent<'_>>] |self, value| value.extent();
    none: None
}
