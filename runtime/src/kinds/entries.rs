//! Maps, entry by entry, and their keys in a path.

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    collections::BTreeMap,
    rc::Rc,
    string::{String, ToString},
    sync::Arc,
};

use super::see_through;
use crate::Checker;
#[cfg(feature = "json")]
use crate::json::JsonType;

/// A map whose keys `keys(…)` and whose values `each(…)` checks.
///
/// A value whose type derives `ApiValidate` is checked by that type's rules without being asked. A key never is:
/// it is plain text in the request, and keeps the rules in `keys(…)` and no others, whatever its type derives.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no keys",
    label = "`keys` reads a map",
    note = "implement `api_validate::kinds::Entries` for `{Self}` if it is a map"
)]
pub trait Entries {
    /// A key.
    type Key;
    /// A value.
    type Value;

    /// Calls `check` for every entry until the report is full, and gives the records their place: the key.
    /// Implement it with [`Checker::map`].
    fn entries(&self, checker: &mut Checker, check: impl FnMut(&mut Checker, &Self::Key, &Self::Value));
}

impl<K: MapKey, V> Entries for BTreeMap<K, V> {
    type Key = K;
    type Value = V;

    #[inline]
    fn entries(&self, checker: &mut Checker, check: impl FnMut(&mut Checker, &K, &V)) {
        checker.map(self.iter(), check);
    }
}

#[cfg(feature = "std")]
impl<K: MapKey, V, S> Entries for std::collections::HashMap<K, V, S> {
    type Key = K;
    type Value = V;

    #[inline]
    fn entries(&self, checker: &mut Checker, check: impl FnMut(&mut Checker, &K, &V)) {
        checker.unordered_map(self.iter(), check);
    }
}

see_through! {
    Entries [Key Value];
    [fn entries(&self, checker: &mut Checker, check: impl FnMut(&mut Checker, &<Self as Entries>::Key, &<Self as Entries>::Value))]
    |self, value| value.entries(checker, check);
    none: ()
}

/// A key of a map, as it stands in the request.
///
/// Text, numbers, `bool` and `char` have it, through references and boxes; with the feature `uuid`, UUIDs.
/// An enum of unit variants that derives `ApiValidate` has it too, under serde's names.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a path",
    label = "the key of a map must be shown as the client sent it",
    note = "derive `ApiValidate` for an enum of plain variants, or implement `api_validate::kinds::MapKey` for `{Self}`"
)]
pub trait MapKey {
    /// The key as it stands in the request.
    fn key(&self) -> Cow<'_, str>;

    /// The key that a name in a body is.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    fn __read_key(name: &str) -> Option<Self>
    where
        Self: Sized,
    {
        let _ = name;
        None
    }

    /// Whether the type says which key a name is.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    const __READS: bool = false;

    /// Whether it is a number or a boolean, which stands in a name as text: serde takes none out of what it keeps until it
    /// knows its type.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    const __IS_WRITTEN: bool = false;

    /// What is expected of a name.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    const __EXPECTED: &'static JsonType = &JsonType::Name;

    /// The names that a key can be, where there are but a few.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    const NAMES: &'static [&'static str] = &[];
}

/// What a name has to be, in a map with such keys.
#[cfg(feature = "json")]
pub(crate) const fn key_type<K: MapKey>() -> JsonType {
    if K::NAMES.is_empty() { *K::__EXPECTED } else { JsonType::OneOf(K::NAMES) }
}

impl MapKey for str {
    fn key(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl MapKey for String {
    fn key(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }

    #[cfg(feature = "json")]
    const __READS: bool = true;

    #[cfg(feature = "json")]
    fn __read_key(name: &str) -> Option<Self> {
        Some(name.into())
    }
}

macro_rules! through {
    ($($type:ty),*) => {$(
        impl<T: MapKey + ?Sized> MapKey for $type {
            fn key(&self) -> Cow<'_, str> {
                (**self).key()
            }
        }
    )*};
}

through!(&T, Box<T>, Rc<T>, Arc<T>);

impl<T: MapKey + ToOwned + ?Sized> MapKey for Cow<'_, T> {
    fn key(&self) -> Cow<'_, str> {
        (**self).key()
    }
}

macro_rules! displayed {
    ($($type:ty),*) => {$(
        impl MapKey for $type {
            fn key(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }

            #[cfg(feature = "json")]
            const __READS: bool = true;
            #[cfg(feature = "json")]
            const __IS_WRITTEN: bool = true;

            #[cfg(feature = "json")]
            const __EXPECTED: &'static JsonType =
                &JsonType::KeyOf(<$type as crate::ApiValidate>::__TYPE.json_type());

            #[cfg(feature = "json")]
            fn __read_key(name: &str) -> Option<Self> {
                crate::json::parse_key(name)
            }
        }
    )*};
}

displayed!(bool, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);

impl MapKey for char {
    fn key(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }

    #[cfg(feature = "json")]
    const __READS: bool = true;

    #[cfg(feature = "json")]
    const __EXPECTED: &'static JsonType = &JsonType::KeyOf(&JsonType::Char);

    #[cfg(feature = "json")]
    fn __read_key(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

#[cfg(feature = "uuid")]
impl MapKey for ::uuid::Uuid {
    fn key(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }

    #[cfg(feature = "json")]
    const __READS: bool = true;

    #[cfg(feature = "json")]
    const __EXPECTED: &'static JsonType = &JsonType::KeyOf(&JsonType::Uuid);

    #[cfg(feature = "json")]
    fn __read_key(name: &str) -> Option<Self> {
        crate::json::key(name)
    }
}
