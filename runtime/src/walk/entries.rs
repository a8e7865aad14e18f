//! The items of `#[api(…)]`, as data.

use alloc::vec::Vec;

use crate::Rule;

/// An item of a field's attribute.
#[derive(Clone)]
pub enum Entry {
    /// A rule.
    Rule(&'static dyn Rule),
    /// `each(…)`
    Each(Vec<Entry>),
    /// `keys(…)`
    Keys(Vec<Entry>),
    /// `when(…)`, with its condition if a body shows whether it holds.
    When(Option<&'static Condition>, Vec<Entry>),
}

/// A condition over fields of the type, by their positions.
#[derive(Clone, Copy, Debug)]
pub enum Condition {
    /// `self.field`
    IsTrue(usize),
    /// `self.field.is_some()`
    IsSome(usize),
    /// `self.field.is_empty()`
    IsEmpty(usize),
    /// `!a`
    Not(&'static Condition),
    /// `a && b`
    Both(&'static Condition, &'static Condition),
    /// `a || b`
    Either(&'static Condition, &'static Condition),
}

impl core::fmt::Debug for Entry {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Rule(rule) => f.write_str(rule.name()),
            Self::Each(inner) => f.debug_tuple("each").field(inner).finish(),
            Self::Keys(inner) => f.debug_tuple("keys").field(inner).finish(),
            Self::When(_, inner) => f.debug_tuple("when").field(inner).finish(),
        }
    }
}

/// A tuple of items of a field's attribute.
pub trait Entries {
    /// Adds the items in order.
    fn note(&self, entries: &mut Vec<Entry>);

    /// Returns the items in order.
    fn entries(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        self.note(&mut entries);
        entries
    }
}

/// `each(…)`
#[derive(Clone, Copy, Debug)]
pub struct Each<D>(pub D);

/// `keys(…)`
#[derive(Clone, Copy, Debug)]
pub struct Keys<D>(pub D);

/// `when(…)`
#[derive(Clone, Copy, Debug)]
pub struct When<D>(pub Option<&'static Condition>, pub D);

impl<R: Rule> Entries for &'static R {
    fn note(&self, entries: &mut Vec<Entry>) {
        entries.push(Entry::Rule(*self));
    }
}

macro_rules! holders {
    ($($holder:ident)*) => {$(
        impl<D: Entries> Entries for $holder<D> {
            fn note(&self, entries: &mut Vec<Entry>) {
                entries.push(Entry::$holder(self.0.entries()));
            }
        }
    )*};
}

holders!(Each Keys);

impl<D: Entries> Entries for When<D> {
    fn note(&self, entries: &mut Vec<Entry>) {
        entries.push(Entry::When(self.0, self.1.entries()));
    }
}

impl Entries for () {
    fn note(&self, _: &mut Vec<Entry>) {}
}

macro_rules! tuples {
    ($(($($name:ident $index:tt),*);)*) => {$(
        impl<$($name: Entries),*> Entries for ($($name,)*) {
            fn note(&self, entries: &mut Vec<Entry>) {
                $(self.$index.note(entries);)*
            }
        }
    )*};
}

tuples! {
    (A 0);
    (A 0, B 1);
    (A 0, B 1, C 2);
    (A 0, B 1, C 2, D 3);
    (A 0, B 1, C 2, D 3, E 4);
    (A 0, B 1, C 2, D 3, E 4, F 5);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
}
