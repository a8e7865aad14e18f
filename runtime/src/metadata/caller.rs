//! Who sends a request, as far as a catalogue asks.

use alloc::{boxed::Box, collections::BTreeSet, string::String, sync::Arc, vec::Vec};
use std::collections::HashSet;

/// Whoever sent the request: what they may set depends on their roles.
///
/// Implemented for lists and sets of text, for `()` (nobody: no role at all), and for `Option`, where `None` is nobody.
/// A service implements it for its own user type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not tell the roles of a caller",
    label = "`caller` expects a list or a set of roles",
    note = "implement `api_validate::metadata::Caller` for `{Self}` if it knows them"
)]
pub trait Caller {
    /// Whether the caller has the role, written exactly so.
    fn has(&self, role: &str) -> bool;
}

impl Caller for () {
    fn has(&self, _: &str) -> bool {
        false
    }
}

impl<T: AsRef<str>> Caller for [T] {
    fn has(&self, role: &str) -> bool {
        self.iter().any(|own| own.as_ref() == role)
    }
}

impl<T: AsRef<str>, const N: usize> Caller for [T; N] {
    fn has(&self, role: &str) -> bool {
        self.as_slice().has(role)
    }
}

impl<T: AsRef<str>> Caller for Vec<T> {
    fn has(&self, role: &str) -> bool {
        self.as_slice().has(role)
    }
}

macro_rules! sets {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> Caller for $type {
            fn has(&self, role: &str) -> bool {
                self.contains(role)
            }
        }
    )*};
}

sets! {
    [] BTreeSet<String>;
    [] BTreeSet<&str>;
    [S: core::hash::BuildHasher] HashSet<String, S>;
    [S: core::hash::BuildHasher] HashSet<&str, S>;
}

impl<C: Caller> Caller for Option<C> {
    fn has(&self, role: &str) -> bool {
        self.as_ref().is_some_and(|caller| caller.has(role))
    }
}

macro_rules! through {
    ($($type:ty),*) => {$(
        impl<C: Caller + ?Sized> Caller for $type {
            fn has(&self, role: &str) -> bool {
                (**self).has(role)
            }
        }
    )*};
}

through!(&C, Box<C>, Arc<C>);
