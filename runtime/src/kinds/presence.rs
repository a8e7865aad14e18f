//! Whether there is a value at all.

use super::{Extent, Length, invisible::is_blank};
use crate::Patch;

/// A value that can be left out or be empty.
#[diagnostic::on_unimplemented(
    message = "`{Self}` always has a value",
    label = "expected an `Option`, text or a collection",
    note = "a body without the field is refused anyway; write `Option<{Self}>` to tell a missing value from a real one"
)]
pub trait Presence {
    /// Whether there is no value.
    fn is_missing(&self) -> bool;
}

impl<T> Presence for Option<T> {
    #[inline]
    fn is_missing(&self) -> bool {
        self.is_none()
    }
}

impl<T> Presence for Patch<T> {
    #[inline]
    fn is_missing(&self) -> bool {
        self.value().is_none()
    }
}

macro_rules! through {
    ($trait:ident, $method:ident, $($type:ty),*) => {$(
        impl<T: $trait + ?Sized> $trait for $type {
            #[inline]
            fn $method(&self) -> bool {
                (**self).$method()
            }
        }
    )*};
}

through!(Presence, is_missing, &T, &mut T, alloc::boxed::Box<T>, alloc::rc::Rc<T>, alloc::sync::Arc<T>);

/// A value that can be blank: text, or a collection; and whatever may hold one.
///
/// Blank text is empty, or nothing of it can be seen: white space (`White_Space`), characters without a shape
/// (`Default_Ignorable_Code_Point`, such as U+200B, U+00AD, U+FEFF and U+3164), control characters, and U+2800,
/// U+FFF9 to U+FFFB and U+1D159, which are empty too. Beside one character that can be seen, all of them may stand.
pub trait Blank {
    /// Whether the value is blank, or is not there.
    fn is_blank(&self) -> bool;
}

impl<T: Length + ?Sized> Blank for T {
    #[inline]
    fn is_blank(&self) -> bool {
        match self.extent() {
            Some(Extent::Text(text)) => is_blank(text),
            Some(Extent::Count(count)) => count == 0,
            None => true,
        }
    }
}

/// A value that can be left out: [`Option`] and [`Patch`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be left out",
    label = "`absent` reads an `Option` or a `Patch`",
    note = "write `Option<{Self}>`"
)]
pub trait Omittable {
    /// Whether a value was sent. Null is not one.
    fn is_sent(&self) -> bool;
}

impl<T> Omittable for Option<T> {
    #[inline]
    fn is_sent(&self) -> bool {
        self.is_some()
    }
}

impl<T> Omittable for Patch<T> {
    #[inline]
    fn is_sent(&self) -> bool {
        self.value().is_some()
    }
}

through!(Omittable, is_sent, &T, &mut T, alloc::boxed::Box<T>, alloc::rc::Rc<T>, alloc::sync::Arc<T>);

/// What a body sent of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// Nothing, or nothing that is seen.
    Nothing,
    /// Null, blank text or an empty collection, which clears a [`Patch`].
    Cleared,
    /// A value.
    Value,
}

impl Sent {
    /// Of what cannot be cleared.
    #[must_use]
    pub const fn value(is_missing: bool) -> Self {
        if is_missing { Self::Nothing } else { Self::Value }
    }
}

/// A value of which null is told apart from what was not sent: [`Patch`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not tell null from what was not sent",
    label = "`not_null` reads a `Patch`",
    note = "write `Patch<…>` with `#[serde(default)]`"
)]
pub trait Nullable {
    /// Whether null was sent.
    fn is_null(&self) -> bool;
}

impl<T> Nullable for Patch<T> {
    #[inline]
    fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

through!(Nullable, is_null, &T, &mut T, alloc::boxed::Box<T>, alloc::rc::Rc<T>, alloc::sync::Arc<T>);
