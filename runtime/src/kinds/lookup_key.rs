//! What identifies something in a database.

use alloc::string::{String, ToString};

use super::see_through;

/// A value by which something is looked up: text, a whole number, a UUID.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be looked up",
    label = "this rule reads text, a whole number or a UUID",
    note = "`uuid::Uuid` needs the feature `uuid`",
    note = "where it is a list or a map, write `each(…)` around the rule to check each element: `each(resource(\"User\"))`",
    note = "implement `api_validate::kinds::LookupKey` for `{Self}` if it identifies something; wrap a type of another crate in a newtype first"
)]
pub trait LookupKey {
    /// Hands the key, as text, to `read`. `None`, without a call, passes every rule.
    fn lookup_key<R>(&self, read: impl FnOnce(&str) -> R) -> Option<R>;
}

impl LookupKey for str {
    fn lookup_key<R>(&self, read: impl FnOnce(&str) -> R) -> Option<R> {
        Some(read(self))
    }
}

impl LookupKey for String {
    fn lookup_key<R>(&self, read: impl FnOnce(&str) -> R) -> Option<R> {
        Some(read(self))
    }
}

macro_rules! displayed {
    ($($type:ty),*) => {$(
        impl LookupKey for $type {
            fn lookup_key<R>(&self, read: impl FnOnce(&str) -> R) -> Option<R> {
                Some(read(&self.to_string()))
            }
        }
    )*};
}

displayed!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);
#[cfg(feature = "uuid")]
displayed!(::uuid::Uuid);

macro_rules! non_zero {
    ($($int:ty),*) => { displayed!($(core::num::NonZero<$int>),*); };
}

non_zero!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);

see_through! {
    LookupKey [];
    [fn lookup_key<R>(&self, read: impl FnOnce(&str) -> R) -> Option<R>] |self, value| value.lookup_key(read);
    none: None
}
