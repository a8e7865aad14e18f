//! What generated code asks of a type that only the compiler knows.
//!
//! Method resolution takes the first candidate whose bounds hold, by the number of references before the receiver.
//! So `(&&&Probe(&value)).method()` is the most specific of several answers, without naming the type.
//! The methods begin with `__`, since a blanket trait of the user's with such a method would be one answer more.

#![allow(missing_docs)] // for generated code only

pub mod call;
pub mod form;
#[cfg(feature = "json")]
pub mod read;
pub mod sound;

use crate::{
    ApiValidate, Patch,
    kinds::{Blank, Presence},
};

/// A value to ask.
#[derive(Debug)]
pub struct Probe<'a, T: ?Sized>(pub &'a T);

/// Whether a value is missing: blank text, an empty collection, or nothing at all.
pub mod missing {
    use super::{ApiValidate, Blank, Patch, Presence, Probe};

    pub trait OfBlank {
        fn __is_missing(&self) -> bool;
    }

    impl<T: Blank + ?Sized> OfBlank for &&Probe<'_, T> {
        #[inline]
        fn __is_missing(&self) -> bool {
            self.0.is_blank()
        }
    }

    pub trait OfInside {
        fn __is_missing(&self) -> bool;
    }

    impl<T: ApiValidate> OfInside for &Probe<'_, Option<T>> {
        #[inline]
        fn __is_missing(&self) -> bool {
            self.0.as_ref().is_none_or(T::__is_blank)
        }
    }

    impl<T: ApiValidate> OfInside for &Probe<'_, Patch<T>> {
        #[inline]
        fn __is_missing(&self) -> bool {
            self.0.value().is_none_or(T::__is_blank)
        }
    }

    pub trait OfPresence {
        type Value: ?Sized;
        fn __is_missing(&self) -> bool
        where
            Self::Value: Presence;
    }

    impl<T: ?Sized> OfPresence for Probe<'_, T> {
        type Value = T;

        #[inline]
        fn __is_missing(&self) -> bool
        where
            T: Presence,
        {
            self.0.is_missing()
        }
    }
}

/// What was sent of a field whose value is there or not.
pub mod sent {
    use super::Probe;
    use crate::kinds::{Nullable, Omittable, Sent};

    pub trait OfNullable {
        fn __sent(&self, is_missing: bool) -> Sent;
    }

    impl<T: Nullable + Omittable + ?Sized> OfNullable for &Probe<'_, T> {
        #[inline]
        fn __sent(&self, is_missing: bool) -> Sent {
            match Sent::value(is_missing) {
                Sent::Nothing if self.0.is_null() || self.0.is_sent() => Sent::Cleared,
                sent => sent,
            }
        }
    }

    pub trait OfAny {
        fn __sent(&self, is_missing: bool) -> Sent;
    }

    impl<T: ?Sized> OfAny for Probe<'_, T> {
        #[inline]
        fn __sent(&self, is_missing: bool) -> Sent {
            Sent::value(is_missing)
        }
    }
}

/// One of two levels of `Option`: a null inside of a value that was sent is not a value.
pub mod flat {
    use super::{Patch, Probe};

    pub trait OfTwo<'a> {
        type Value;
        fn __flat(&self) -> &'a Self::Value;
    }

    impl<'a, T> OfTwo<'a> for &Probe<'a, Option<Option<T>>> {
        type Value = Option<T>;

        #[inline]
        fn __flat(&self) -> &'a Option<T> {
            self.0.as_ref().unwrap_or(&None)
        }
    }

    impl<'a, T> OfTwo<'a> for &Probe<'a, Patch<Option<T>>> {
        type Value = Option<T>;

        #[inline]
        fn __flat(&self) -> &'a Option<T> {
            self.0.value().unwrap_or(&None)
        }
    }

    pub trait OfAny<'a> {
        type Value: ?Sized;
        fn __flat(&self) -> &'a Self::Value;
    }

    impl<'a, T: ?Sized> OfAny<'a> for Probe<'a, T> {
        type Value = T;

        #[inline]
        fn __flat(&self) -> &'a T {
            self.0
        }
    }
}

/// The value itself, out of what may hold none: `fn(&T)` never sees an `Option<T>`.
pub mod value {
    use super::{Patch, Probe};

    pub trait OfTwo<'a> {
        type Value;
        fn __value(&self) -> Option<&'a Self::Value>;
    }

    impl<'a, T> OfTwo<'a> for &&Probe<'a, Option<Option<T>>> {
        type Value = T;

        #[inline]
        fn __value(&self) -> Option<&'a T> {
            self.0.as_ref().and_then(Option::as_ref)
        }
    }

    impl<'a, T> OfTwo<'a> for &&Probe<'a, Patch<Option<T>>> {
        type Value = T;

        #[inline]
        fn __value(&self) -> Option<&'a T> {
            self.0.value().and_then(Option::as_ref)
        }
    }

    pub trait OfOne<'a> {
        type Value;
        fn __value(&self) -> Option<&'a Self::Value>;
    }

    impl<'a, T> OfOne<'a> for &Probe<'a, Option<T>> {
        type Value = T;

        #[inline]
        fn __value(&self) -> Option<&'a T> {
            self.0.as_ref()
        }
    }

    impl<'a, T> OfOne<'a> for &Probe<'a, Patch<T>> {
        type Value = T;

        #[inline]
        fn __value(&self) -> Option<&'a T> {
            self.0.value()
        }
    }

    pub trait OfAny<'a> {
        type Value: ?Sized;
        fn __value(&self) -> Option<&'a Self::Value>;
    }

    impl<'a, T: ?Sized> OfAny<'a> for Probe<'a, T> {
        type Value = T;

        #[inline]
        fn __value(&self) -> Option<&'a T> {
            Some(self.0)
        }
    }
}

/// What a field is that was not sent, of a type that may have a default.
pub mod default {
    use core::marker::PhantomData;

    /// A type that may have a default.
    #[derive(Debug)]
    pub struct DefaultOf<T>(PhantomData<fn() -> T>);

    impl<T> DefaultOf<T> {
        #[allow(clippy::new_without_default)] // it is not a value
        pub const fn new() -> Self {
            Self(PhantomData)
        }
    }

    pub trait DefaultSome {
        type Answer;
        fn __default(&self) -> Option<Self::Answer>;
    }

    impl<T: Default> DefaultSome for &DefaultOf<T> {
        type Answer = T;

        fn __default(&self) -> Option<T> {
            Some(T::default())
        }
    }

    pub trait DefaultNone {
        type Answer;
        fn __default(&self) -> Option<Self::Answer>;
    }

    impl<T> DefaultNone for DefaultOf<T> {
        type Answer = T;

        fn __default(&self) -> Option<T> {
            None
        }
    }
}
