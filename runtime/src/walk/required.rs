//! `required` before rules that are constants. The compiler is asked how such a value is missing, and no closure of the
//! field's own is needed, which would cost more.

#![allow(missing_docs)] // for generated code only

use alloc::vec::Vec;
use core::marker::PhantomData;

use super::{Entry, Rules};
use crate::{
    ApiValidate, Checker, Patch, Rule,
    kinds::{Blank, Presence},
};

/// A rule that a field of type `T` requires, and the rules behind it.
#[derive(Debug)]
pub struct Requires<T, R: 'static, I> {
    rule: &'static R,
    inner: I,
    of: PhantomData<T>,
}

#[inline]
pub fn requires<T, R: Rule, I>(rule: &'static R, inner: I) -> Requires<T, R, I> {
    Requires { rule, inner, of: PhantomData }
}

/// The same for a value that is missing as `M` says.
#[derive(Debug)]
pub struct Required<M, R: 'static, I> {
    rule: &'static R,
    inner: I,
    missing: PhantomData<M>,
}

impl<M, R, I: Copy> Clone for Required<M, R, I> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<M, R, I: Copy> Copy for Required<M, R, I> {}

impl<T, C: ?Sized, M: Missing<T>, R: Rule, I: Rules<T, C>> Rules<T, C> for Required<M, R, I> {
    // As code does. If a list fills the report, no value of it is left for its own rules, whose records come first.
    const WAIT: bool = true;

    // Inlined, so that the arguments of the rules fold into the code of each field.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always)]
    fn judge(&self, value: &T, checker: &mut Checker, context: &C) -> bool {
        checker.required(self.rule, M::is_missing(value)) && self.inner.judge(value, checker, context)
    }

    fn entries(&self) -> Vec<Entry> {
        let mut entries = alloc::vec![Entry::Rule(self.rule)];
        entries.extend(self.inner.entries());
        entries
    }
}

/// Whether a value is missing.
pub trait Missing<T> {
    fn is_missing(value: &T) -> bool;
}

macro_rules! ways {
    ($($(#[$doc:meta])* $rung:ident $way:ident, $receiver:tt, [$($held:ty, $asked:ty: $bound:ident, |$value:ident| $is_missing:expr;)*])*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $way;

        pub trait $rung {
            type Answer;
            fn __required(self) -> Self::Answer;
        }

        $(
            impl<T> Missing<$held> for $way
            where
                $asked: $bound,
            {
                #[inline]
                fn is_missing($value: &$held) -> bool {
                    $is_missing
                }
            }

            ways! { $rung $way $receiver $held, $asked: $bound }
        )*
    )*};
    ($rung:ident $way:ident [$($reference:tt)*] $held:ty, $asked:ty: $bound:ident) => {
        impl<T, R, I: Copy> $rung for $($reference)* Requires<$held, R, I>
        where
            $asked: $bound,
        {
            type Answer = Required<$way, R, I>;

            #[inline]
            fn __required(self) -> Self::Answer {
                Required { rule: self.rule, inner: self.inner, missing: PhantomData }
            }
        }
    };
}

ways! {
    /// Of two levels of `Option`, a null inside of a value that was sent is not a value.
    IsTwoBlank TwoBlank, [&&&&&&], [
        Option<Option<T>>, Option<T>: Blank, |value| value.as_ref().is_none_or(Blank::is_blank);
        Patch<Option<T>>, Option<T>: Blank, |value| value.value().is_none_or(Blank::is_blank);
    ]
    /// As above, in a newtype.
    IsTwoInside TwoInside, [&&&&&], [
        Option<Option<T>>, T: ApiValidate, |value| value.as_ref().is_none_or(ApiValidate::__is_blank);
        Patch<Option<T>>, T: ApiValidate, |value| value.value().is_none_or(ApiValidate::__is_blank);
    ]
    /// As above.
    IsTwo Two, [&&&&], [
        Option<Option<T>>, Option<T>: Presence, |value| value.as_ref().is_none_or(Presence::is_missing);
        Patch<Option<T>>, Option<T>: Presence, |value| value.value().is_none_or(Presence::is_missing);
    ]
    /// Blank text, or an empty collection.
    IsBlank OfBlank, [&&&], [T, T: Blank, |value| value.is_blank();]
    /// The same in a newtype.
    IsBlankInside OfInside, [&&], [
        Option<T>, T: ApiValidate, |value| value.as_ref().is_none_or(ApiValidate::__is_blank);
        Patch<T>, T: ApiValidate, |value| value.value().is_none_or(ApiValidate::__is_blank);
    ]
}

/// Nothing at all.
#[derive(Debug)]
pub struct OfPresence;

impl<T: Presence> Missing<T> for OfPresence {
    #[inline]
    fn is_missing(value: &T) -> bool {
        value.is_missing()
    }
}

pub trait IsPresence {
    type Value;
    type Rule: 'static;
    type Inner;
    /// If the value cannot be missing, the bound is the compile error.
    fn __required(self) -> Required<OfPresence, Self::Rule, Self::Inner>
    where
        Self::Value: Presence;
}

impl<T, R: 'static, I: Copy> IsPresence for &Requires<T, R, I> {
    type Value = T;
    type Rule = R;
    type Inner = I;

    #[inline]
    fn __required(self) -> Required<OfPresence, R, I>
    where
        T: Presence,
    {
        Required { rule: self.rule, inner: self.inner, missing: PhantomData }
    }
}
