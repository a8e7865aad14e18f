//! The rules of a field.

use alloc::vec::Vec;

use super::{Entries, Entry};
use crate::{Check, Checker, Rule};

/// The rules of a field of type `T`, in a type whose rules need a `C`.
pub trait Rules<T: ?Sized, C: ?Sized> {
    /// Whether the rules may ask for other fields, so that these must be read first.
    const WAIT: bool = false;

    /// Judges the value by each rule. Returns whether all held.
    fn judge(&self, value: &T, checker: &mut Checker, context: &C) -> bool;

    /// Returns the rules as data.
    fn entries(&self) -> Vec<Entry>;
}

/// Rules that need a function to be judged, beside their constants.
#[derive(Clone, Copy, Debug)]
pub struct Code<D, F> {
    rules: D,
    judge: F,
}

/// Creates rules that a function judges.
#[inline]
pub fn code<T, C: ?Sized, D: Entries, F: Fn(&T, &mut Checker, &C)>(rules: D, judge: F) -> Code<D, F> {
    Code { rules, judge }
}

impl<T, C: ?Sized, D: Entries, F: Fn(&T, &mut Checker, &C)> Rules<T, C> for Code<D, F> {
    const WAIT: bool = true;

    #[inline]
    fn judge(&self, value: &T, checker: &mut Checker, context: &C) -> bool {
        let mark = checker.mark();
        (self.judge)(value, checker, context);
        mark == checker.mark()
    }

    fn entries(&self) -> Vec<Entry> {
        self.rules.entries()
    }
}

impl<T: ?Sized, C: ?Sized> Rules<T, C> for () {
    #[inline]
    fn judge(&self, _: &T, _: &mut Checker, _: &C) -> bool {
        true
    }

    fn entries(&self) -> Vec<Entry> {
        Vec::new()
    }
}

impl<T: ?Sized, C: ?Sized, R: Check<T> + Rule> Rules<T, C> for &'static (R,) {
    // Inlined, so that the arguments fold into the code of each field.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always)]
    fn judge(&self, value: &T, checker: &mut Checker, _: &C) -> bool {
        checker.rule(&self.0, value)
    }

    fn entries(&self) -> Vec<Entry> {
        alloc::vec![Entry::Rule(&self.0)]
    }
}

/// Rules, and more rules.
#[derive(Clone, Copy, Debug)]
pub struct And<A, B>(pub A, pub B);

impl<T: ?Sized, C: ?Sized, A: Rules<T, C>, B: Rules<T, C>> Rules<T, C> for And<A, B> {
    #[inline]
    fn judge(&self, value: &T, checker: &mut Checker, context: &C) -> bool {
        self.0.judge(value, checker, context) & self.1.judge(value, checker, context)
    }

    fn entries(&self) -> Vec<Entry> {
        let mut entries = self.0.entries();
        entries.extend(self.1.entries());
        entries
    }
}

macro_rules! tuples {
    ($(($($name:ident $index:tt),*);)*) => {$(
        impl<T: ?Sized, Ctx: ?Sized, $($name),*> Rules<T, Ctx> for ($(&'static $name,)*)
        where
            $($name: Check<T> + Rule,)*
        {
            // As above.
            #[cfg_attr(not(debug_assertions), inline(always))]
            #[allow(clippy::inline_always)]
            fn judge(&self, value: &T, checker: &mut Checker, _: &Ctx) -> bool {
                let mut held = true;
                $(held &= checker.rule(self.$index, value);)*
                held
            }

            fn entries(&self) -> Vec<Entry> {
                alloc::vec![$(Entry::Rule(self.$index)),*]
            }
        }
    )*};
}

tuples! {
    (A 0);
    (A 0, B 1);
    (A 0, B 1, C 2);
    (A 0, B 1, C 2, D 3);
    (A 0, B 1, C 2, D 3, E 4);
    (A 0, B 1, C 2, D 3, E 4, F 5);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
}
