//! The call of a custom function, whichever of the four shapes it has, and whichever of the two answers it gives.
//!
//! The function is asked for the one lifetime at hand, not for all: `fn(&T, &dyn Trait)` takes a trait object that
//! lives as long as the reference, and no longer.

use alloc::vec::Vec;
use core::ops::Deref;

use crate::{Checker, Violation, With, rules::Custom};

/// A function, a value and the context, and whether the type says that it has one.
#[derive(Debug)]
pub struct Call<'a, F, T: ?Sized, C: ?Sized, I>(pub F, pub &'a T, pub &'a C, pub I);

/// In a type without a context.
#[derive(Debug)]
pub struct Alone;

/// In a type with a context.
#[derive(Debug)]
pub struct InContext;

/// What a custom function answers: whether the value is acceptable, or all that is wrong with it.
#[diagnostic::on_unimplemented(
    message = "a `custom` function cannot return `{Self}`",
    label = "expected `Result<(), Violation>` or `Vec<Violation>`"
)]
pub trait Answer {
    /// Notes what is wrong; says whether nothing is.
    fn __note(self, checker: &mut Checker, rule: Option<&'static With<Custom>>) -> bool;
}

impl Answer for Result<(), Violation> {
    #[inline]
    fn __note(self, checker: &mut Checker, rule: Option<&'static With<Custom>>) -> bool {
        match self {
            Ok(()) => true,
            Err(violation) => {
                note(checker, rule, violation);
                false
            }
        }
    }
}

impl Answer for Vec<Violation> {
    #[inline]
    fn __note(self, checker: &mut Checker, rule: Option<&'static With<Custom>>) -> bool {
        let is_valid = self.is_empty();
        for violation in self {
            note(checker, rule, violation);
            if checker.is_full() {
                break;
            }
        }
        is_valid
    }
}

#[cold]
fn note(checker: &mut Checker, rule: Option<&'static With<Custom>>, violation: Violation) {
    checker.violation(match rule {
        Some(rule) => rule.apply_to(violation),
        None => violation,
    });
}

macro_rules! shapes {
    ($($(#[$doc:meta])* $shape:ident, $receiver:ty, [$($bounds:tt)*], |$call:ident| $answer:expr;)*) => {$(
        $(#[$doc])*
        pub trait $shape {
            type Answer;
            fn __call(&self) -> Self::Answer;
        }

        impl<'a, T: ?Sized, C: ?Sized, F, I, A: Answer> $shape for $receiver
        where
            $($bounds)*
        {
            type Answer = A;

            #[inline]
            fn __call(&self) -> A {
                let $call = self;
                $answer
            }
        }
    )*};
}

shapes! {
    /// `fn(&T)`
    Plain, &&&&Call<'a, F, T, C, I>, [F: Fn(&'a T) -> A], |call| (call.0)(call.1);
    /// `fn(&T, &Context)`
    WithContext, &&&Call<'a, F, T, C, I>, [F: Fn(&'a T, &'a C) -> A], |call| (call.0)(call.1, call.2);
    /// `fn(&str)` for a `String`
    Deref1, &&Call<'a, F, T, C, I>, [T: Deref<Target: 'a>, F: Fn(&'a T::Target) -> A], |call| (call.0)(call.1);
    /// `fn(&str, &Context)` for a `String`
    Deref2, &Call<'a, F, T, C, I>, [T: Deref<Target: 'a>, F: Fn(&'a T::Target, &'a C) -> A], |call| (call.0)(call.1, call.2);
}

/// A closure that does not say the type of its argument.
#[inline]
pub fn closure<T: ?Sized, A: Answer>(value: &T, check: impl FnOnce(&T) -> A) -> A {
    check(value)
}

/// The same, with the context.
#[inline]
pub fn closure_with<T: ?Sized, C: ?Sized, A: Answer>(
    value: &T,
    context: &C,
    check: impl FnOnce(&T, &C) -> A,
) -> A {
    check(value, context)
}

/// A closure that looks at an item.
#[inline]
pub fn test<T: ?Sized>(item: &T, test: impl FnOnce(&T) -> bool) -> bool {
    test(item)
}

/// A function that looks at an item.
#[derive(Debug)]
pub struct Test<'a, F, T: ?Sized>(pub F, pub &'a T);

/// `fn(&T) -> bool`
pub trait Test1 {
    fn __holds(&self) -> bool;
}

impl<'a, F: Fn(&'a T) -> bool, T: ?Sized> Test1 for &&Test<'a, F, T> {
    #[inline]
    fn __holds(&self) -> bool {
        (self.0)(self.1)
    }
}

/// `fn(&str) -> bool` for a `String`
pub trait Test2 {
    fn __holds(&self) -> bool;
}

impl<'a, F: Fn(&'a T::Target) -> bool, T: Deref<Target: 'a> + ?Sized> Test2 for &Test<'a, F, T> {
    #[inline]
    fn __holds(&self) -> bool {
        (self.0)(self.1)
    }
}

/// A function that can test a `T`.
#[diagnostic::on_unimplemented(
    message = "this function cannot test a `{T}`",
    label = "expected `fn(&{T}) -> bool`",
    note = "a `fn(&str) -> bool` tests a `String`",
    note = "for a function that returns violations, write `each(custom(function))`"
)]
pub trait Tests<T: ?Sized> {}

/// None of the shapes: the compile error is the bound.
pub trait MisfitTest<F, T: ?Sized> {
    fn __holds(&self) -> bool
    where
        F: Tests<T>;
}

impl<F, T: ?Sized> MisfitTest<F, T> for Test<'_, F, T> {
    fn __holds(&self) -> bool
    where
        F: Tests<T>,
    {
        true
    }
}

/// A function that can check a `T`.
#[diagnostic::on_unimplemented(
    message = "this function cannot check a `{T}`",
    label = "expected `fn(&{T}) -> Result<(), Violation>`",
    note = "a `fn(&str)` checks a `String`, and a `fn(&[T])` a `Vec<T>`; of an `Option` or a `Patch`, it gets the value inside",
    note = "a call returns a function: `fn over(least: usize) -> impl Fn(&{T}) -> Result<(), Violation>`",
    note = "with a context: `fn(&{T}, &Context) -> Result<(), Violation>`, where the type says `#[api(context = Context)]`",
    note = "where it finds several violations, it returns `Vec<Violation>`",
    note = "it cannot be `async`: what only a database knows is looked up by `resource` and `id_value`"
)]
pub trait Checks<T: ?Sized> {}

/// A function that can check a `T` in the context `C`.
#[diagnostic::on_unimplemented(
    message = "this function cannot check a `{T}` in the context `{C}`",
    label = "expected `fn(&{T}) -> Result<(), Violation>` or `fn(&{T}, &{C}) -> Result<(), Violation>`",
    note = "a `fn(&str)` checks a `String`, and a `fn(&[T])` a `Vec<T>`; of an `Option` or a `Patch`, it gets the value inside",
    note = "a call returns a function: `fn over(least: usize) -> impl Fn(&{T}) -> Result<(), Violation>`",
    note = "where it finds several violations, it returns `Vec<Violation>`",
    note = "it cannot be `async`: what only a database knows is looked up by `resource` and `id_value`"
)]
pub trait ChecksIn<T: ?Sized, C: ?Sized> {}

/// None of the shapes: the compile error is the bound.
pub trait Misfit<F, T: ?Sized> {
    fn __call(&self) -> Vec<Violation>
    where
        F: Checks<T>;
}

impl<F, T: ?Sized, C: ?Sized> Misfit<F, T> for Call<'_, F, T, C, Alone> {
    fn __call(&self) -> Vec<Violation>
    where
        F: Checks<T>,
    {
        Vec::new()
    }
}

/// The same, in a type with a context.
pub trait MisfitIn<F, T: ?Sized, C: ?Sized> {
    fn __call(&self) -> Vec<Violation>
    where
        F: ChecksIn<T, C>;
}

impl<F, T: ?Sized, C: ?Sized> MisfitIn<F, T, C> for Call<'_, F, T, C, InContext> {
    fn __call(&self) -> Vec<Violation>
    where
        F: ChecksIn<T, C>,
    {
        Vec::new()
    }
}
