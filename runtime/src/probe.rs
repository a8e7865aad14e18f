//! What generated code asks of a type that only the compiler knows.
//!
//! Method resolution takes the first candidate whose bounds hold, by the number of references before the receiver.
//! So `(&&&Probe(&value)).method()` is the most specific of several answers, without naming the type.
//! The methods begin with `__`, since a blanket trait of the user's with such a method would be one answer more.

#![allow(missing_docs)] // for generated code only

#[cfg(feature = "json")]
pub mod lend;
#[cfg(feature = "json")]
pub mod read;
#[cfg(feature = "json")]
pub mod shape;

use core::marker::PhantomData;

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

/// A type, and one that stands among its arguments.
#[derive(Debug)]
pub struct Inside<T: ?Sized, I: ?Sized>(PhantomData<T>, PhantomData<I>);

impl<T: ?Sized, I: ?Sized> Inside<T, I> {
    #[allow(clippy::new_without_default)] // it is no value
    pub const fn new() -> Self {
        Self(PhantomData, PhantomData)
    }
}

/// Whether a value is missing: blank text, an empty collection, or nothing at all.
pub mod missing {
    use super::{Blank, Presence, Probe};

    pub trait OfBlank {
        fn __is_missing(&self) -> bool;
    }

    impl<T: Blank + ?Sized> OfBlank for &Probe<'_, T> {
        #[inline]
        fn __is_missing(&self) -> bool {
            self.0.is_blank()
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

/// One level of what may hold none, out of two: null inside of what was sent is no value.
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

/// The check of a nested value, if its type has rules.
pub mod nested {
    use alloc::{
        borrow::{Cow, ToOwned},
        boxed::Box,
        collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque},
        rc::Rc,
        sync::Arc,
        vec::Vec,
    };
    use core::cell::RefCell;

    use super::{ApiValidate, Checker, ContextProbe, Inside};

    /// A type that derives `ApiValidate`, and what holds such a type, whatever else it needs to be checked.
    ///
    /// `By` tells the reasons apart, so that a tuple can have several.
    pub trait HasRules<By> {}

    pub trait SameContext {
        fn __nested(&self, checker: &mut Checker);
    }

    impl<T: ApiValidate<Context = C> + ?Sized, C: ?Sized> SameContext for &&&&ContextProbe<'_, T, C> {
        #[inline]
        fn __nested(&self, checker: &mut Checker) {
            self.0.check(checker, self.1);
        }
    }

    pub trait NoContext {
        fn __nested(&self, checker: &mut Checker);
    }

    impl<T: ApiValidate<Context = ()> + ?Sized, C: ?Sized> NoContext for &&&ContextProbe<'_, T, C> {
        #[inline]
        fn __nested(&self, checker: &mut Checker) {
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
        fn __nested(&self, checker: &mut Checker)
        where
            C: ContextOf<T>;
    }

    impl<'a, T: ApiValidate + ?Sized, C: ?Sized> OtherContext<'a, T, C> for &&ContextProbe<'a, T, C> {
        fn __nested(&self, _: &mut Checker)
        where
            C: ContextOf<T>,
        {
        }
    }

    pub trait Incomplete<T: ?Sized, By> {
        fn __nested(&self, checker: &mut Checker)
        where
            T: ApiValidate;
    }

    impl<T: HasRules<By> + ?Sized, C: ?Sized, By> Incomplete<T, By> for &ContextProbe<'_, T, C> {
        fn __nested(&self, _: &mut Checker)
        where
            T: ApiValidate,
        {
        }
    }

    pub trait NoRules {
        fn __nested(&self, checker: &mut Checker);
    }

    impl<T: ?Sized, C: ?Sized> NoRules for ContextProbe<'_, T, C> {
        #[inline]
        fn __nested(&self, _: &mut Checker) {}
    }

    macro_rules! holders {
        ($([$($generics:tt)*] $type:ty;)*) => {$(
            impl<By, T: HasRules<By> $($generics)*> HasRules<By> for $type {}
        )*};
    }

    holders! {
        [+ ?Sized] &T;
        [+ ?Sized] &mut T;
        [+ ?Sized] Box<T>;
        [+ ?Sized] Rc<T>;
        [+ ?Sized] Arc<T>;
        [+ ?Sized + ToOwned] Cow<'_, T>;
        [+ ?Sized] RefCell<T>;
        [] Option<T>;
        [] crate::Patch<T>;
        [] [T];
        [, const N: usize] [T; N];
        [] Vec<T>;
        [] VecDeque<T>;
        [] LinkedList<T>;
        [] BinaryHeap<T>;
        [] BTreeSet<T>;
        [, K] BTreeMap<K, T>;
        [, E] Result<T, E>;
    }

    #[cfg(feature = "std")]
    holders! {
        [, S] std::collections::HashSet<T, S>;
        [, K, S] std::collections::HashMap<K, T, S>;
        [+ ?Sized] std::sync::Mutex<T>;
        [+ ?Sized] std::sync::RwLock<T>;
    }

    /// The reason of a tuple: an element, by its position, and the element's own.
    #[derive(Debug)]
    pub struct Element<const AT: usize, By>(By);

    macro_rules! tuples {
        ($($at:literal $has:ident ($($name:ident),+);)*) => {$(
            impl<By, $($name),+> HasRules<Element<$at, By>> for ($($name,)+)
            where
                $has: HasRules<By>,
            {
            }
        )*};
    }

    tuples! {
        0 A (A);
        0 A (A, B); 1 B (A, B);
        0 A (A, B, D); 1 B (A, B, D); 2 D (A, B, D);
        0 A (A, B, D, E); 1 B (A, B, D, E); 2 D (A, B, D, E); 3 E (A, B, D, E);
    }

    pub trait Whole {
        fn __is_checked(&self);
    }

    impl<T: ApiValidate + ?Sized, I: ?Sized> Whole for &&Inside<T, I> {
        #[inline]
        fn __is_checked(&self) {}
    }

    pub trait Unchecked<T: ?Sized, By> {
        fn __is_checked(&self)
        where
            T: ApiValidate;
    }

    impl<T: ?Sized, I: HasRules<By> + ?Sized, By> Unchecked<T, By> for &Inside<T, I> {
        fn __is_checked(&self)
        where
            T: ApiValidate,
        {
        }
    }

    pub trait NothingInside {
        fn __is_checked(&self);
    }

    impl<T: ?Sized, I: ?Sized> NothingInside for Inside<T, I> {
        #[inline]
        fn __is_checked(&self) {}
    }
}

/// The call of a custom function, whichever of the four shapes it has.
///
/// The function is asked for the one lifetime at hand, not for all: `fn(&T, &dyn Trait)` takes a trait object that
/// lives as long as the reference, and no longer.
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
                fn __call(&self) -> Answer;
            }

            impl<'a, T: ?Sized, C: ?Sized, F> $shape for $receiver
            where
                $($bounds)*
            {
                #[inline]
                fn __call(&self) -> Answer {
                    let $call = self;
                    $answer
                }
            }
        )*};
    }

    shapes! {
        /// `fn(&T)`
        Plain, &&&&Call<'a, F, T, C>, [F: Fn(&'a T) -> Answer], |call| (call.0)(call.1);
        /// `fn(&T, &Context)`
        WithContext, &&&Call<'a, F, T, C>, [F: Fn(&'a T, &'a C) -> Answer], |call| (call.0)(call.1, call.2);
        /// `fn(&str)` for a `String`
        Deref1, &&Call<'a, F, T, C>, [T: Deref<Target: 'a>, F: Fn(&'a T::Target) -> Answer], |call| (call.0)(call.1);
        /// `fn(&str, &Context)` for a `String`
        Deref2, &Call<'a, F, T, C>, [T: Deref<Target: 'a>, F: Fn(&'a T::Target, &'a C) -> Answer], |call| (call.0)(call.1, call.2);
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
        fn __call(&self) -> Answer
        where
            F: Checks<T>;
    }

    impl<F, T: ?Sized, C: ?Sized> Misfit<F, T> for Call<'_, F, T, C> {
        fn __call(&self) -> Answer
        where
            F: Checks<T>,
        {
            Ok(())
        }
    }
}
