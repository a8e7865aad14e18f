//! Collections, element by element.

use alloc::{
    collections::{BTreeMap, BTreeSet, LinkedList, VecDeque},
    vec::Vec,
};

use super::{Entries, see_through};
use crate::Checker;

/// A collection whose elements (of a map: values) `each(…)` checks.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no elements",
    label = "`each` reads a sequence, a set or a map",
    note = "implement `api_validate::kinds::Elements` for `{Self}` if it is a collection; wrap a type of another crate in a newtype first"
)]
pub trait Elements {
    /// An element.
    type Item;

    /// Calls `check` for every element until the report is full, and gives the records their place.
    /// Implement it with [`Checker::sequence`].
    fn each(&self, checker: &mut Checker, check: impl FnMut(&mut Checker, &Self::Item));
}

/// A collection that `any` and `unique` read in order.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a sequence",
    label = "this rule reads a sequence",
    note = "implement `api_validate::kinds::Sequence` for `{Self}` if it is one; wrap a type of another crate in a newtype first"
)]
pub trait Sequence {
    /// An element.
    type Item;

    /// Whether no two elements are equal.
    #[doc(hidden)]
    const __IS_SET: bool = false;

    /// The elements in their order. `None` passes.
    fn items(&self) -> Option<impl Iterator<Item = &Self::Item>>;
}

macro_rules! is_set {
    (sequence) => {
        false
    };
    ($walk:ident) => {
        true
    };
}

macro_rules! sequences {
    ($([$($generics:tt)*] $type:ty => $walk:ident;)*) => {$(
        impl<$($generics)*> Elements for $type {
            type Item = T;

            #[inline]
            fn each(&self, checker: &mut Checker, check: impl FnMut(&mut Checker, &T)) {
                checker.$walk(self.iter(), check);
            }
        }

        impl<$($generics)*> Sequence for $type {
            type Item = T;

            const __IS_SET: bool = is_set!($walk);

            #[inline]
            fn items(&self) -> Option<impl Iterator<Item = &T>> {
                Some(self.iter())
            }
        }
    )*};
}

sequences! {
    [T] [T] => sequence;
    [T, const N: usize] [T; N] => sequence;
    [T] Vec<T> => sequence;
    [T] VecDeque<T> => sequence;
    [T] LinkedList<T> => sequence;
    [T] BTreeSet<T> => set;
}

#[cfg(feature = "std")]
sequences! {
    [T, S] std::collections::HashSet<T, S> => unordered_set;
}

#[cfg(feature = "indexmap")]
sequences! {
    [T, S] indexmap::IndexSet<T, S> => set;
}

#[cfg(feature = "smallvec")]
sequences! {
    [T, const N: usize] smallvec::SmallVec<[T; N]> => sequence;
}

macro_rules! maps {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> Elements for $type
        where
            Self: Entries<Value = V>,
        {
            type Item = V;

            #[inline]
            fn each(&self, checker: &mut Checker, mut check: impl FnMut(&mut Checker, &V)) {
                self.entries(checker, |checker, _, value| check(checker, value));
            }
        }
    )*};
}

maps! {
    [K, V] BTreeMap<K, V>;
}

#[cfg(feature = "std")]
maps! {
    [K, V, S] std::collections::HashMap<K, V, S>;
}

#[cfg(feature = "indexmap")]
maps! {
    [K, V, S] indexmap::IndexMap<K, V, S>;
}

#[cfg(feature = "json")]
impl Elements for serde_json::Map<alloc::string::String, serde_json::Value> {
    type Item = serde_json::Value;

    #[inline]
    fn each(&self, checker: &mut Checker, mut check: impl FnMut(&mut Checker, &serde_json::Value)) {
        self.entries(checker, |checker, _, value| check(checker, value));
    }
}

see_through! {
    Elements [Item];
    [fn each(&self, checker: &mut Checker, check: impl FnMut(&mut Checker, &Self::Item))]
    |self, value| value.each(checker, check);
    none: ()
}

see_through! {
    Sequence [Item] const __IS_SET: bool;
    [fn items(&self) -> Option<impl Iterator<Item = &Self::Item>>] |self, value| value.items();
    none: None
}
