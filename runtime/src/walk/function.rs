//! `custom(path)` in a type whose rules need no context. The compiler is asked twice, once for each field: where the value
//! is, and which form the function has. No closure of the field's own is needed then, which would cost more than both.

#![allow(missing_docs)] // for generated code only

use alloc::vec::Vec;
use core::{marker::PhantomData, ops::Deref};

use super::{Entry, Rules};
use crate::{
    Checker, Patch, Rule, With,
    probe::call::{Answer, Checks},
    rules::Custom,
};

/// A function that may check a `T`, which is in an `H`.
#[derive(Debug)]
pub struct Function<H, T, R: 'static, F> {
    rule: &'static R,
    check: F,
    of: PhantomData<(H, T)>,
}

/// A function that may check a field of type `T`.
#[inline]
pub fn function<T, R: Rule, F>(rule: &'static R, check: F) -> Function<Itself, T, R, F> {
    Function { rule, check, of: PhantomData }
}

/// A function of the form `S`.
#[derive(Debug)]
pub struct Found<H, S, R: 'static, F> {
    rule: &'static R,
    check: F,
    form: PhantomData<(H, S)>,
}

impl<H, S, R, F: Copy> Clone for Found<H, S, R, F> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<H, S, R, F: Copy> Copy for Found<H, S, R, F> {}

impl<T, C: ?Sized, H, S, R, F> Rules<T, C> for Found<H, S, R, F>
where
    H: Holder<T>,
    S: Call<H::Value, F>,
    R: Replaces,
{
    #[inline]
    fn judge(&self, value: &T, checker: &mut Checker, _: &C) -> bool {
        if checker.is_partial() {
            return true;
        }
        match H::value(value) {
            Some(value) => S::call(&self.check, value).__note(checker, self.rule.replaces()),
            None => true,
        }
    }

    fn entries(&self) -> Vec<Entry> {
        alloc::vec![Entry::Rule(self.rule)]
    }
}

/// What replaces the code and the texts of what the function finds, if anything does.
pub trait Replaces: Rule {
    fn replaces(&'static self) -> Option<&'static With<Custom>>;
}

impl Replaces for Custom {
    #[inline]
    fn replaces(&'static self) -> Option<&'static With<Custom>> {
        None
    }
}

impl Replaces for With<Custom> {
    #[inline]
    fn replaces(&'static self) -> Option<&'static With<Custom>> {
        Some(self)
    }
}

/// Where the value is: a function never sees an `Option`.
pub trait Holder<T> {
    type Value;
    fn value(held: &T) -> Option<&Self::Value>;
}

macro_rules! holders {
    ($($(#[$doc:meta])* $rung:ident $holder:ident, $receiver:tt, [$($held:ty, |$value:ident| $give:expr;)*])*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $holder;

        pub trait $rung {
            type Answer;
            fn __held(self) -> Self::Answer;
        }

        $(
            impl<T> Holder<$held> for $holder {
                type Value = T;

                #[inline]
                fn value($value: &$held) -> Option<&T> {
                    $give
                }
            }

            holders! { $rung $holder $receiver $held }
        )*
    )*};
    ($rung:ident $holder:ident [$($reference:tt)*] $held:ty) => {
        impl<T, R, F: Copy> $rung for $($reference)* Function<Itself, $held, R, F> {
            type Answer = Function<$holder, T, R, F>;

            #[inline]
            fn __held(self) -> Self::Answer {
                Function { rule: self.rule, check: self.check, of: PhantomData }
            }
        }
    };
}

holders! {
    /// What two levels of `Option` hold.
    OfTwo Two, [&&&], [
        Option<Option<T>>, |held| held.as_ref().and_then(Option::as_ref);
        Patch<Option<T>>, |held| held.value().and_then(Option::as_ref);
    ]
    /// What an `Option` holds.
    OfOne One, [&&], [
        Option<T>, |held| held.as_ref();
        Patch<T>, |held| held.value();
    ]
    /// The field itself.
    OfItself Itself, [&], [T, |held| Some(held);]
}

/// How a function of this form is called with a `T`.
pub trait Call<T, F> {
    type Answer: Answer;
    fn call(function: &F, value: &T) -> Self::Answer;
}

macro_rules! forms {
    ($($(#[$doc:meta])* $rung:ident $form:ident, $receiver:ty, [$($bounds:tt)*], |$function:ident, $value:ident| $call:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $form;

        impl<T, F, A: Answer> Call<T, F> for $form
        where
            $($bounds)*
        {
            type Answer = A;

            #[inline]
            fn call($function: &F, $value: &T) -> A {
                $call
            }
        }

        pub trait $rung {
            type Found;
            fn __found(self) -> Self::Found;
        }

        impl<H, T, R: 'static, F: Copy, A: Answer> $rung for $receiver
        where
            $($bounds)*
        {
            type Found = Found<H, $form, R, F>;

            #[inline]
            fn __found(self) -> Self::Found {
                Found { rule: self.rule, check: self.check, form: PhantomData }
            }
        }
    )*};
}

forms! {
    /// `fn(&T)`
    IsPlain Plain, &&&&&Function<H, T, R, F>, [F: Fn(&T) -> A], |function, value| function(value);
    /// `fn(&str)` for a `String`
    IsThrough Through, &&&&Function<H, T, R, F>, [T: Deref, F: Fn(&T::Target) -> A], |function, value| function(value);
    /// `fn(&T, &())`
    HasContext PlainWith, &&&Function<H, T, R, F>, [F: Fn(&T, &()) -> A], |function, value| function(value, &());
    /// `fn(&str, &())` for a `String`
    ThroughHasContext ThroughWith, &&Function<H, T, R, F>, [T: Deref, F: Fn(&T::Target, &()) -> A], |function, value| function(value, &());
}

/// None of the forms. The bound is the compile error.
pub trait Misfit<F, T> {
    fn __found(self)
    where
        F: Checks<T>;
}

impl<H, T, R, F> Misfit<F, T> for &Function<H, T, R, F> {
    fn __found(self)
    where
        F: Checks<T>,
    {
    }
}
