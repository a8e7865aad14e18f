//! What generated code asks of a type that only the compiler knows.
//!
//! Method resolution takes the first candidate whose bounds hold, by the number of references before the receiver.
//! So `(&&&Probe(&value)).method()` is the most specific of several answers, without naming the type.
//! The methods begin with `__`, since a blanket trait of the user's with such a method would be one answer more.

#![allow(missing_docs)] // for generated code only

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

/// How the dates of a field are written, as far as its type says so: asked in a constant, where no method can be.
pub mod form {
    use core::marker::PhantomData;

    use crate::{
        ApiValidate, Num,
        kinds::{DateForm, DateValue, Elements, Entries, Number, Sequence, Text},
        type_info::TypeInfo,
    };

    /// Stands for a type: that of a field, or of what is inside of it.
    pub trait Place {
        /// The type.
        type Target: ?Sized;
    }

    /// The type itself.
    #[derive(Debug)]
    pub struct This<T: ?Sized>(PhantomData<fn() -> PhantomData<T>>);

    /// What `each` checks.
    #[derive(Debug)]
    pub struct ItemOf<P>(PhantomData<fn() -> P>);

    /// What `keys` checks.
    #[derive(Debug)]
    pub struct KeyOf<P>(PhantomData<fn() -> P>);

    impl<T: ?Sized> Place for This<T> {
        type Target = T;
    }

    impl<P: Place<Target: Elements>> Place for ItemOf<P> {
        type Target = <P::Target as Elements>::Item;
    }

    impl<P: Place<Target: Entries>> Place for KeyOf<P> {
        type Target = <P::Target as Entries>::Key;
    }

    /// The form of the dates at a place.
    #[derive(Debug)]
    pub struct FormOf<P>(PhantomData<fn() -> P>);

    impl<P: Place<Target: DateValue>> FormOf<P> {
        pub const __FORM: DateForm = <P::Target as DateValue>::FORM;
    }

    /// Values that are not dates are reported elsewhere.
    pub trait NoDate {
        const __FORM: DateForm = DateForm::Text;
    }

    impl<P> NoDate for FormOf<P> {}

    /// Whether the values at a place are text.
    #[derive(Debug)]
    pub struct TextOf<P>(PhantomData<fn() -> P>);

    impl<P: Place<Target: Text>> TextOf<P> {
        pub const __IS_TEXT: bool = true;
    }

    /// All other values.
    pub trait NoText {
        const __IS_TEXT: bool = false;
    }

    impl<P> NoText for TextOf<P> {}

    /// Whether the values at a place are sets.
    #[derive(Debug)]
    pub struct SetOf<P>(PhantomData<fn() -> P>);

    impl<P: Place<Target: Sequence>> SetOf<P> {
        pub const __IS_SET: bool = <P::Target as Sequence>::__IS_SET;
    }

    /// All other values.
    pub trait NoSet {
        const __IS_SET: bool = false;
    }

    impl<P> NoSet for SetOf<P> {}

    /// Where the numbers at a place end.
    #[derive(Debug)]
    pub struct EndsOf<P>(PhantomData<fn() -> P>);

    impl<P: Place<Target: Number>> EndsOf<P> {
        pub const __ENDS: Option<(Num<'static>, Num<'static>)> = <P::Target as Number>::__ENDS;
    }

    /// Values that are not numbers are reported elsewhere.
    pub trait NoEnds {
        const __ENDS: Option<(Num<'static>, Num<'static>)> = None;
    }

    impl<P> NoEnds for EndsOf<P> {}

    /// What is known of the type at a place.
    #[derive(Debug)]
    pub struct TypeOf<P>(PhantomData<fn() -> P>);

    impl<P: Place<Target: ApiValidate>> TypeOf<P> {
        pub const __TYPE: TypeInfo = <P::Target as ApiValidate>::__TYPE;
    }

    /// Types without rules are reported elsewhere.
    pub trait NoType {
        const __TYPE: TypeInfo = TypeInfo::BY_HAND;
    }

    impl<P> NoType for TypeOf<P> {}

    /// A compile error that depends on a type.
    ///
    /// # Panics
    ///
    /// While a build runs, to stop it.
    #[track_caller]
    pub const fn is_not(is_mistake: bool, message: &'static str) {
        assert!(!is_mistake, "{}", message);
    }

    /// The compile error of `date(format = …)` on a typed date.
    ///
    /// # Panics
    ///
    /// While a build runs, to stop it.
    #[track_caller]
    pub const fn format_is_for_text(form: DateForm) {
        assert!(
            form.is_text(),
            "this date is read in the form of its type: `format` is for text, leave it out"
        );
    }

    /// The compile error of `date(min = "2020-01-31")` on text.
    ///
    /// # Panics
    ///
    /// While a build runs, to stop it.
    #[track_caller]
    pub const fn iso_is_for_dates(form: DateForm) {
        assert!(
            !form.is_text(),
            "this bound is no date of the format `dd/MMM/YYYY`, expected one such as `30/JUL/1966`"
        );
    }
}

/// Checks constants of the service, which the macro cannot read.
pub mod sound {
    use crate::ValidationErrorType;

    /// The compile error of no choices: nothing would be accepted, or all.
    ///
    /// # Panics
    ///
    /// While a build runs, to stop it.
    #[track_caller]
    pub const fn choices(count: usize) {
        assert!(count > 0, "this constant holds no choices, expected one or more");
    }

    /// Returns the text of a rule. Every text has an empty part, and nothing is of an empty kind.
    ///
    /// # Panics
    ///
    /// While a build runs, to stop it.
    #[track_caller]
    pub const fn part(text: &'static str) -> &'static str {
        assert!(!text.is_empty(), "this constant is empty text, which says nothing");
        text
    }

    /// Returns a code of the service.
    ///
    /// # Panics
    ///
    /// While a build runs, to stop it.
    #[track_caller]
    pub const fn code(text: &'static str) -> &'static str {
        assert!(
            is_code(text.as_bytes()),
            "this constant is no code, expected a capital letter, then `A` to `Z`, `0` to `9` and `_`"
        );
        assert!(
            !ValidationErrorType::is_standard(text),
            "this constant is a code of the standard: write the code itself, such as `code = MAX_LENGTH_EXCEEDED`"
        );
        text
    }

    const fn is_code(mut code: &[u8]) -> bool {
        if !matches!(code, [b'A'..=b'Z', ..]) {
            return false;
        }
        while let [b'A'..=b'Z' | b'0'..=b'9' | b'_', rest @ ..] = code {
            code = rest;
        }
        code.is_empty()
    }
}

/// Whether serde reads a type: asked in a constant, where no method can be.
#[cfg(feature = "json")]
pub mod read {
    use core::marker::PhantomData;

    use serde::Deserialize;

    use crate::{
        contract::describe_converted,
        json::{Reads, reads_of},
        type_info::{Purpose, Shape},
    };

    /// A type that serde may read.
    #[derive(Debug)]
    pub struct ReadOf<T>(PhantomData<fn() -> T>);

    impl<T: Deserialize<'static>> ReadOf<T> {
        pub const __IS_READ: bool = true;
        /// What it asks serde for.
        pub const __READS: fn() -> Option<Reads> = reads_of::<T>;
        /// What it looks like, if serde makes it of another type.
        pub const __SHAPE: Option<fn(Purpose) -> Shape> = Some(describe_converted::<T>);
    }

    /// What serde does not read may have any shape.
    pub trait NotRead {
        const __IS_READ: bool = false;
        const __READS: fn() -> Option<Reads> = || None;
        const __SHAPE: Option<fn(Purpose) -> Shape> = None;
    }

    impl<T> NotRead for ReadOf<T> {}
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

/// The call of a custom function, whichever of the four shapes it has, and whichever of the two answers it gives.
///
/// The function is asked for the one lifetime at hand, not for all: `fn(&T, &dyn Trait)` takes a trait object that
/// lives as long as the reference, and no longer.
pub mod call {
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
}
