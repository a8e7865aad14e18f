//! What generated code asks of a type that only the compiler knows.
//!
//! Method resolution takes the first candidate whose bounds hold, by the number of references before the receiver.
//! So `(&&&Probe(&value)).method()` is the most specific of several answers, without naming the type.

#![allow(missing_docs)] // for generated code only

use crate::{
    ApiValidate, Checker, Patch, Violation,
    kinds::{Blank, Presence},
};

/// A value to ask.
#[derive(Debug)]
pub struct Probe<'a, T: ?Sized>(pub &'a T);

/// A value to ask, with the context that is at hand.
#[derive(Debug)]
pub struct ContextProbe<'a, T: ?Sized, C: ?Sized>(pub &'a T, pub &'a C);

/// Whether a value is missing: blank text, an empty collection, or nothing at all.
pub mod missing {
    use super::{Blank, Presence, Probe};

    pub trait OfBlank {
        fn is_missing(&self) -> bool;
    }

    impl<T: Blank + ?Sized> OfBlank for &Probe<'_, T> {
        #[inline]
        fn is_missing(&self) -> bool {
            self.0.is_blank()
        }
    }

    pub trait OfPresence {
        type Value: ?Sized;
        fn is_missing(&self) -> bool
        where
            Self::Value: Presence;
    }

    impl<T: ?Sized> OfPresence for Probe<'_, T> {
        type Value = T;

        #[inline]
        fn is_missing(&self) -> bool
        where
            T: Presence,
        {
            self.0.is_missing()
        }
    }
}

/// One level of what may hold none, out of two: null inside of what was sent is no value.
pub mod flat {
    use super::{Patch, Probe};

    pub trait OfTwo<'a> {
        type Value;
        fn flat(&self) -> &'a Self::Value;
    }

    impl<'a, T> OfTwo<'a> for &Probe<'a, Option<Option<T>>> {
        type Value = Option<T>;

        #[inline]
        fn flat(&self) -> &'a Option<T> {
            self.0.as_ref().unwrap_or(&None)
        }
    }

    impl<'a, T> OfTwo<'a> for &Probe<'a, Patch<Option<T>>> {
        type Value = Option<T>;

        #[inline]
        fn flat(&self) -> &'a Option<T> {
            self.0.value().unwrap_or(&None)
        }
    }

    pub trait OfAny<'a> {
        type Value: ?Sized;
        fn flat(&self) -> &'a Self::Value;
    }

    impl<'a, T: ?Sized> OfAny<'a> for Probe<'a, T> {
        type Value = T;

        #[inline]
        fn flat(&self) -> &'a T {
            self.0
        }
    }
}

/// The value itself, out of what may hold none: `fn(&T)` never sees an `Option<T>`.
pub mod value {
    use super::{Patch, Probe};

    pub trait OfTwo<'a> {
        type Value;
        fn value(&self) -> Option<&'a Self::Value>;
    }

    impl<'a, T> OfTwo<'a> for &&Probe<'a, Option<Option<T>>> {
        type Value = T;

        #[inline]
        fn value(&self) -> Option<&'a T> {
            self.0.as_ref().and_then(Option::as_ref)
        }
    }

    impl<'a, T> OfTwo<'a> for &&Probe<'a, Patch<Option<T>>> {
        type Value = T;

        #[inline]
        fn value(&self) -> Option<&'a T> {
            self.0.value().and_then(Option::as_ref)
        }
    }

    pub trait OfOne<'a> {
        type Value;
        fn value(&self) -> Option<&'a Self::Value>;
    }

    impl<'a, T> OfOne<'a> for &Probe<'a, Option<T>> {
        type Value = T;

        #[inline]
        fn value(&self) -> Option<&'a T> {
            self.0.as_ref()
        }
    }

    impl<'a, T> OfOne<'a> for &Probe<'a, Patch<T>> {
        type Value = T;

        #[inline]
        fn value(&self) -> Option<&'a T> {
            self.0.value()
        }
    }

    pub trait OfAny<'a> {
        type Value: ?Sized;
        fn value(&self) -> Option<&'a Self::Value>;
    }

    impl<'a, T: ?Sized> OfAny<'a> for Probe<'a, T> {
        type Value = T;

        #[inline]
        fn value(&self) -> Option<&'a T> {
            Some(self.0)
        }
    }
}

/// The check of a nested value, if its type has rules.
pub mod nested {
    use super::{ApiValidate, Checker, ContextProbe};

    /// A type that derives `ApiValidate`, and what holds such a type, whatever else it needs to be checked.
    pub trait HasRules {}

    pub trait SameContext {
        fn nested(&self, checker: &mut Checker);
    }

    impl<T: ApiValidate<Context = C> + ?Sized, C: ?Sized> SameContext for &&&&ContextProbe<'_, T, C> {
        #[inline]
        fn nested(&self, checker: &mut Checker) {
            self.0.check(checker, self.1);
        }
    }

    pub trait NoContext {
        fn nested(&self, checker: &mut Checker);
    }

    impl<T: ApiValidate<Context = ()> + ?Sized, C: ?Sized> NoContext for &&&ContextProbe<'_, T, C> {
        #[inline]
        fn nested(&self, checker: &mut Checker) {
            self.0.check(checker, &());
        }
    }

    /// Says which context the rules of a nested type get.
    #[diagnostic::on_unimplemented(
        message = "the rules of `{T}` need another context than `{Self}`",
        label = "this field needs a context of its own",
        note = "write `nested(context = …)` with an expression over `self` and `ctx`, or `#[api(skip)]`"
    )]
    pub trait ContextOf<T: ?Sized> {}

    pub trait OtherContext<'a, T: ?Sized, C: ?Sized> {
        fn nested(&self, checker: &mut Checker)
        where
            C: ContextOf<T>;
    }

    impl<'a, T: ApiValidate + ?Sized, C: ?Sized> OtherContext<'a, T, C> for &&ContextProbe<'a, T, C> {
        fn nested(&self, _: &mut Checker)
        where
            C: ContextOf<T>,
        {
        }
    }

    pub trait Incomplete<T: ?Sized> {
        fn nested(&self, checker: &mut Checker)
        where
            T: ApiValidate;
    }

    impl<T: HasRules + ?Sized, C: ?Sized> Incomplete<T> for &ContextProbe<'_, T, C> {
        fn nested(&self, _: &mut Checker)
        where
            T: ApiValidate,
        {
        }
    }

    pub trait NoRules {
        fn nested(&self, checker: &mut Checker);
    }

    impl<T: ?Sized, C: ?Sized> NoRules for ContextProbe<'_, T, C> {
        #[inline]
        fn nested(&self, _: &mut Checker) {}
    }

    macro_rules! holders {
        ($([$($generics:tt)*] $type:ty;)*) => {$(
            impl<T: HasRules $($generics)*> HasRules for $type {}
        )*};
    }

    holders! {
        [+ ?Sized] &T;
        [+ ?Sized] alloc::boxed::Box<T>;
        [+ ?Sized] alloc::rc::Rc<T>;
        [+ ?Sized] alloc::sync::Arc<T>;
        [] Option<T>;
        [] crate::Patch<T>;
        [] alloc::vec::Vec<T>;
        [, K] alloc::collections::BTreeMap<K, T>;
    }

    #[cfg(feature = "std")]
    holders! {
        [, K, S] std::collections::HashMap<K, T, S>;
    }
}

/// The call of a custom function, whichever of the four shapes it has.
pub mod call {
    use core::ops::Deref;

    use super::Violation;

    /// A function, a value and the context.
    #[derive(Debug)]
    pub struct Call<'a, F, T: ?Sized, C: ?Sized>(pub F, pub &'a T, pub &'a C);

    type Answer = Result<(), Violation>;

    macro_rules! shapes {
        ($($(#[$doc:meta])* $shape:ident, $receiver:ty, [$($bounds:tt)*], |$call:ident| $answer:expr;)*) => {$(
            $(#[$doc])*
            pub trait $shape {
                fn call(&self) -> Answer;
            }

            impl<T: ?Sized, C: ?Sized, F> $shape for $receiver
            where
                $($bounds)*
            {
                #[inline]
                fn call(&self) -> Answer {
                    let $call = self;
                    $answer
                }
            }
        )*};
    }

    shapes! {
        /// `fn(&T)`
        Plain, &&&&Call<'_, F, T, C>, [F: Fn(&T) -> Answer], |call| (call.0)(call.1);
        /// `fn(&T, &Context)`
        WithContext, &&&Call<'_, F, T, C>, [F: Fn(&T, &C) -> Answer], |call| (call.0)(call.1, call.2);
        /// `fn(&str)` for a `String`
        Deref1, &&Call<'_, F, T, C>, [T: Deref, F: Fn(&T::Target) -> Answer], |call| (call.0)(call.1);
        /// `fn(&str, &Context)` for a `String`
        Deref2, &Call<'_, F, T, C>, [T: Deref, F: Fn(&T::Target, &C) -> Answer], |call| (call.0)(call.1, call.2);
    }

    /// A function that can check a `T`.
    #[diagnostic::on_unimplemented(
        message = "this function cannot check a `{T}`",
        label = "expected `fn(&{T}) -> Result<(), Violation>`",
        note = "with a context: `fn(&{T}, &Context) -> Result<(), Violation>`"
    )]
    pub trait Checks<T: ?Sized> {}

    /// None of the shapes: the compile error is the bound.
    pub trait Misfit<F, T: ?Sized> {
        fn call(&self) -> Answer
        where
            F: Checks<T>;
    }

    impl<F, T: ?Sized, C: ?Sized> Misfit<F, T> for Call<'_, F, T, C> {
        fn call(&self) -> Answer
        where
            F: Checks<T>,
        {
            Ok(())
        }
    }
}
