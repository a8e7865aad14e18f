//! Keys of maps in a path.

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    rc::Rc,
    string::{String, ToString},
    sync::Arc,
};

#[cfg(feature = "json")]
use crate::json::JsonType;
use crate::{Checker, type_info::TypeInfo};

/// A key of a map, as it stands in the request.
///
/// Text, numbers, `bool` and `char` have it, through references and boxes; with the feature `uuid`, UUIDs.
/// An enum of unit variants that derives `ApiValidate` has it too, under serde's names; and so has a newtype around a key
/// that it owns, unless serde makes it of something else (`try_from`, `with`) or its rules have a context. The rules of such
/// types run at the key: their records have the entry's path.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a path",
    label = "the key of a map must be shown as the client sent it",
    note = "derive `ApiValidate` for an enum of plain variants or a newtype around a key, or implement `api_validate::kinds::MapKey` for `{Self}`; wrap a type of another crate in a newtype first"
)]
pub trait MapKey {
    /// The key as it stands in the request.
    fn key(&self) -> Cow<'_, str>;

    /// What is known of the type, if it has rules of its own.
    #[doc(hidden)]
    const __RULES: Option<TypeInfo> = None;

    /// Checks the key by the rules of its own type.
    #[doc(hidden)]
    #[inline]
    fn __check_key(&self, checker: &mut Checker) {
        let _ = checker;
    }

    /// How a name in a body becomes a key.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    const __READ: ReadKey = ReadKey::UNKNOWN;

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
}

/// What is known of the names that a body has for the keys of a type.
#[cfg(feature = "json")]
#[derive(Clone, Copy, Debug)]
pub struct ReadKey {
    /// Whether the type says which key a name is.
    pub(crate) is_known: bool,
    /// Whether it is a number or a boolean, which stands in a name as text: serde takes none out of what it keeps until it
    /// knows its type.
    pub(crate) is_written: bool,
    /// What is expected of a name.
    pub(crate) expected: JsonType,
}

#[cfg(feature = "json")]
impl ReadKey {
    /// serde alone knows.
    const UNKNOWN: Self = Self { is_known: false, is_written: false, expected: JsonType::Name };
    /// Any text.
    pub(super) const TEXT: Self = Self { is_known: true, ..Self::UNKNOWN };

    /// A text of this form.
    const fn of(expected: &'static JsonType) -> Self {
        Self { expected: JsonType::KeyOf(expected), ..Self::TEXT }
    }

    /// One of these names.
    #[must_use]
    pub const fn one_of(names: &'static [&'static str]) -> Self {
        if names.is_empty() { Self::UNKNOWN } else { Self { expected: JsonType::OneOf(names), ..Self::TEXT } }
    }
}

impl MapKey for str {
    #[cfg(feature = "json")]
    const __READ: ReadKey = ReadKey::TEXT;

    fn key(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl MapKey for String {
    fn key(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }

    #[cfg(feature = "json")]
    const __READ: ReadKey = ReadKey::TEXT;

    #[cfg(feature = "json")]
    fn __read_key(name: &str) -> Option<Self> {
        Some(name.into())
    }
}

macro_rules! through {
    ($([$($generics:tt)*] $type:ty, $inner:ty $(, $read:expr)?;)*) => {$(
        impl<$($generics)*> MapKey for $type {
            const __RULES: Option<TypeInfo> = <$inner>::__RULES;

            fn key(&self) -> Cow<'_, str> {
                (**self).key()
            }

            #[inline]
            fn __check_key(&self, checker: &mut Checker) {
                (**self).__check_key(checker);
            }

            $(
                #[cfg(feature = "json")]
                const __READ: ReadKey = <$inner>::__READ;

                #[cfg(feature = "json")]
                fn __read_key(name: &str) -> Option<Self> {
                    $read(name)
                }
            )?
        }
    )*};
}

through! {
    [T: MapKey + ?Sized] &T, T;
    [T: MapKey] Box<T>, T, |name| T::__read_key(name).map(Self::new);
    [T: MapKey] Rc<T>, T, |name| T::__read_key(name).map(Self::new);
    [T: MapKey] Arc<T>, T, |name| T::__read_key(name).map(Self::new);
    [T: MapKey + ToOwned<Owned: MapKey> + ?Sized] Cow<'_, T>, T::Owned, |name| T::Owned::__read_key(name).map(Self::Owned);
    [] Box<str>, str, |name| Some(Self::from(name));
    [] Rc<str>, str, |name| Some(Self::from(name));
    [] Arc<str>, str, |name| Some(Self::from(name));
}

macro_rules! displayed {
    ($($type:ty),*) => {$(
        impl MapKey for $type {
            fn key(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }

            #[cfg(feature = "json")]
            const __READ: ReadKey = ReadKey {
                is_written: true,
                ..ReadKey::of(<$type as crate::ApiValidate>::__TYPE.json_type())
            };

            #[cfg(feature = "json")]
            fn __read_key(name: &str) -> Option<Self> {
                crate::json::Written::parse_key(name)
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
    const __READ: ReadKey = ReadKey::of(&JsonType::Char);

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
    const __READ: ReadKey = ReadKey::of(&JsonType::Uuid);

    #[cfg(feature = "json")]
    fn __read_key(name: &str) -> Option<Self> {
        crate::json::key(name)
    }
}
