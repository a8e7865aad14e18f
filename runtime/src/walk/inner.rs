//! How the type of a field is read, checked and described.

use core::marker::PhantomData;

use crate::{ApiValidate, Checker};
#[cfg(feature = "json")]
use crate::{
    json::{self, Foreign, Input, ReadBorrowed, Reader, Reads, Refused, Source},
    type_info::{Described, Purpose},
};

/// How the value of a field is read, checked and described by its type.
pub trait Inner<'n, T> {
    /// Whether a check of the type can fail.
    const HAS_RULES: bool;
    /// Whether a function of the service reads the value. It may have been sent in another shape, so records about
    /// values inside stand at the field.
    const IS_CONVERTED: bool = false;
    /// Whether the value is read without the rules of its type, which are checked later, with those of the field.
    const IS_LATE: bool = false;

    /// Checks the value by the rules of its type.
    fn check(&self, value: &T, checker: &mut Checker);

    /// Reads the value, and checks it by the rules of its type.
    #[cfg(feature = "json")]
    fn read(&self, input: Input<'n>, reader: &mut Reader<'_>) -> Option<T>;

    /// Reads the value as its type does, even if the field has a function.
    #[cfg(feature = "json")]
    fn read_as_sent(&self, input: Input<'n>, reader: &mut Reader<'_>) -> Option<T> {
        self.read(input, reader)
    }

    /// Reads a part of what was sent with the function of the field, if it has one.
    #[cfg(feature = "json")]
    fn read_part(&self, part: Source<'n>) -> Option<T> {
        let _ = part;
        None
    }

    /// Describes the value in a body.
    #[cfg(feature = "json")]
    fn describe(&self, purpose: Purpose) -> Described;
}

/// The context that the rules of a nested type `T` need, made from an `X`. The needed context has the trait, and not
/// the given one: it is unknown until `T` is known, and until then the compiler does not guess it.
#[diagnostic::on_unimplemented(
    message = "the rules of `{T}` need another context than `{X}`",
    label = "this field needs a context of its own",
    note = "give the type around it the same context: `#[api(context = …)]`",
    note = "if that has another one, write `nested(context = …)` with an expression over `self` and `ctx`, or `#[api(skip)]`"
)]
pub trait ContextFrom<X: ?Sized, T> {
    /// Returns the same context.
    fn from_given(given: &X) -> &Self;
}

impl<X: ?Sized, T> ContextFrom<X, T> for X {
    #[inline]
    fn from_given(given: &X) -> &Self {
        given
    }
}

/// A type with the trait, and the context for its rules. There is none if nothing is judged.
#[derive(Debug)]
pub struct Nested<'c, X: ?Sized>(pub Option<&'c X>);

impl<X: ?Sized> Clone for Nested<'_, X> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<X: ?Sized> Copy for Nested<'_, X> {}

impl<'n, T: ApiValidate, X: ?Sized> Inner<'n, T> for Nested<'_, X>
where
    T::Context: ContextFrom<X, T>,
{
    const HAS_RULES: bool = T::__TYPE.has_rules();

    #[inline]
    fn check(&self, value: &T, checker: &mut Checker) {
        if let Some(context) = self.0 {
            value.check(checker, T::Context::from_given(context));
        }
    }

    #[cfg(feature = "json")]
    fn read(&self, input: Input<'n>, reader: &mut Reader<'_>) -> Option<T> {
        match self.0 {
            Some(context) => T::__read(input, reader, T::Context::from_given(context)),
            None => reader.unknown(),
        }
    }

    #[cfg(feature = "json")]
    fn describe(&self, _: Purpose) -> Described {
        Described::of::<T>()
    }
}

/// A type that borrows from the body.
#[derive(Debug)]
pub struct Borrowed<'c, X: ?Sized>(pub Option<&'c X>);

impl<X: ?Sized> Clone for Borrowed<'_, X> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<X: ?Sized> Copy for Borrowed<'_, X> {}

#[cfg(feature = "json")]
impl<'n, T: ReadBorrowed<'n>, X: ?Sized> Inner<'n, T> for Borrowed<'_, X>
where
    T::Context: ContextFrom<X, T>,
{
    const HAS_RULES: bool = T::__TYPE.has_rules();

    #[inline]
    fn check(&self, value: &T, checker: &mut Checker) {
        Nested(self.0).check(value, checker);
    }

    fn read(&self, input: Input<'n>, reader: &mut Reader<'_>) -> Option<T> {
        match self.0 {
            Some(context) => T::__read_borrowed(input, reader, T::Context::from_given(context)),
            None => reader.unknown(),
        }
    }

    fn describe(&self, _: Purpose) -> Described {
        Described::of::<T>()
    }
}

#[cfg(not(feature = "json"))]
impl<'n, T: ApiValidate, X: ?Sized> Inner<'n, T> for Borrowed<'_, X>
where
    T::Context: ContextFrom<X, T>,
{
    const HAS_RULES: bool = T::__TYPE.has_rules();

    #[inline]
    fn check(&self, value: &T, checker: &mut Checker) {
        Nested(self.0).check(value, checker);
    }
}

/// A value that a function of the service reads (`with`, `deserialize_with`).
#[derive(Clone, Copy, Debug)]
pub struct Converted<I, F>(pub I, pub F);

#[cfg(feature = "json")]
impl<'n, T, I: Inner<'n, T>, F: Fn(Source<'n>) -> Result<T, Refused>> Inner<'n, T> for Converted<I, F> {
    const HAS_RULES: bool = I::HAS_RULES;
    const IS_CONVERTED: bool = true;

    #[inline]
    fn check(&self, value: &T, checker: &mut Checker) {
        self.0.check(value, checker);
    }

    fn read(&self, input: Input<'n>, reader: &mut Reader<'_>) -> Option<T> {
        let expected = self.0.describe(Purpose::Reading).expected_if_converted();
        let check = |value: &T, checker: &mut Checker| self.0.check(value, checker);
        reader.converted(input, expected, &self.1, check, |input, reader| self.0.read(input, reader))
    }

    fn read_as_sent(&self, input: Input<'n>, reader: &mut Reader<'_>) -> Option<T> {
        self.0.read(input, reader)
    }

    fn read_part(&self, part: Source<'n>) -> Option<T> {
        (self.1)(part).ok()
    }

    fn describe(&self, purpose: Purpose) -> Described {
        let reads = purpose.ask(|| json::read_by(&|source| (self.1)(source).map(drop)));
        self.0.describe(purpose).read_by(reads)
    }
}

#[cfg(not(feature = "json"))]
impl<'n, T, I: Inner<'n, T>, F> Inner<'n, T> for Converted<I, F> {
    const HAS_RULES: bool = I::HAS_RULES;
    const IS_CONVERTED: bool = true;

    #[inline]
    fn check(&self, value: &T, checker: &mut Checker) {
        self.0.check(value, checker);
    }
}

/// `#[api(skip)]`: a value that is not checked by the rules of its type.
#[derive(Clone, Copy, Debug)]
pub struct Skipped<F>(pub F);

#[cfg(feature = "json")]
impl<'n, T, F: Fn() -> Foreign<'n, T>> Inner<'n, T> for Skipped<F> {
    const HAS_RULES: bool = false;

    #[inline]
    fn check(&self, _: &T, _: &mut Checker) {}

    fn read(&self, input: Input<'n>, reader: &mut Reader<'_>) -> Option<T> {
        (self.0)().read(input, reader)
    }

    fn describe(&self, _: Purpose) -> Described {
        (self.0)().describe()
    }
}

#[cfg(not(feature = "json"))]
impl<'n, T, F> Inner<'n, T> for Skipped<F> {
    const HAS_RULES: bool = false;

    #[inline]
    fn check(&self, _: &T, _: &mut Checker) {}
}

/// A value whose context is known only when the type around it has been read. Until then, it is read without its rules.
#[cfg(feature = "json")]
#[derive(Clone, Copy, Debug)]
pub struct Late<I, F>(pub I, pub F);

#[cfg(feature = "json")]
impl<'n, T, I: Inner<'n, T>, F: Fn() -> Foreign<'n, T>> Inner<'n, T> for Late<I, F> {
    const HAS_RULES: bool = I::HAS_RULES;
    const IS_LATE: bool = true;

    #[inline]
    fn check(&self, value: &T, checker: &mut Checker) {
        self.0.check(value, checker);
    }

    fn read(&self, input: Input<'n>, reader: &mut Reader<'_>) -> Option<T> {
        (self.1)().read(input, reader)
    }

    fn describe(&self, purpose: Purpose) -> Described {
        self.0.describe(purpose)
    }
}

/// The field of a type that serde makes of another (`from`, `try_from`), and what that reads. Nothing inside of the field
/// has a path in a request.
#[derive(Clone, Copy, Debug)]
pub struct Made<I, F>(pub I, pub F);

#[cfg(feature = "json")]
impl<'n, T, I: Inner<'n, T>, F: Fn() -> Option<Reads>> Inner<'n, T> for Made<I, F> {
    const HAS_RULES: bool = I::HAS_RULES;

    #[inline]
    fn check(&self, value: &T, checker: &mut Checker) {
        checker.as_a_whole(|checker| self.0.check(value, checker));
    }

    fn read(&self, _: Input<'n>, _: &mut Reader<'_>) -> Option<T> {
        None
    }

    fn describe(&self, purpose: Purpose) -> Described {
        self.0.describe(purpose).read_by(purpose.ask(&self.1))
    }
}

#[cfg(not(feature = "json"))]
impl<'n, T, I: Inner<'n, T>, F> Inner<'n, T> for Made<I, F> {
    const HAS_RULES: bool = I::HAS_RULES;

    #[inline]
    fn check(&self, value: &T, checker: &mut Checker) {
        checker.as_a_whole(|checker| self.0.check(value, checker));
    }
}

/// A field that no body has (`#[serde(skip)]`).
#[derive(Clone, Copy, Debug)]
pub struct Unread;

impl<'n, T> Inner<'n, T> for Unread {
    const HAS_RULES: bool = false;

    #[inline]
    fn check(&self, _: &T, _: &mut Checker) {}

    #[cfg(feature = "json")]
    fn read(&self, _: Input<'n>, _: &mut Reader<'_>) -> Option<T> {
        None
    }

    #[cfg(feature = "json")]
    fn describe(&self, _: Purpose) -> Described {
        Described::unknown()
    }
}

/// A field's type and the context at hand. The compiler chooses between two answers.
#[derive(Debug)]
pub struct InnerOf<'c, T, C: ?Sized>(Option<&'c C>, PhantomData<fn() -> T>);

/// As [`InnerOf`], for a type with lifetimes. It borrows from the body, or no body has it.
#[derive(Debug)]
pub struct BorrowedOf<'c, T, C: ?Sized>(Option<&'c C>, PhantomData<fn() -> T>);

/// The answers of [`InnerOf`] and [`BorrowedOf`], the most specific one first.
#[allow(unreachable_pub, missing_docs)] // generated code asks
pub mod answers {
    use super::{ApiValidate, BorrowedOf, InnerOf, Nested, PhantomData};
    #[cfg(feature = "json")]
    use super::{Borrowed, ReadBorrowed};

    macro_rules! rungs {
        ($asked:ident: $($(#[$meta:meta])* $rung:ident, $receiver:ty, [$($bounds:tt)*], $inner:ident, $context:ty, $give:expr;)*) => {
            impl<'c, T, C: ?Sized> $asked<'c, T, C> {
                /// Asks about the type, with the context at hand.
                #[inline]
                pub fn new(context: Option<&'c C>) -> Self {
                    Self(context, PhantomData)
                }
            }

            $(
                $(#[$meta])*
                pub trait $rung<'n, 'c> {
                    type Context: ?Sized;
                    fn __inner(&self) -> $inner<'c, Self::Context>;
                }

                $(#[$meta])*
                impl<'n, 'c, T, C: ?Sized> $rung<'n, 'c> for $receiver
                where
                    $($bounds)*
                {
                    type Context = $context;

                    #[inline]
                    fn __inner(&self) -> $inner<'c, $context> {
                        let give: fn(Option<&'c C>) -> Option<&'c $context> = $give;
                        $inner(give(self.0))
                    }
                }
            )*
        };
    }

    rungs! {
        InnerOf:
        WithoutContext, &InnerOf<'c, T, C>, [T: ApiValidate<Context = ()>], Nested, (), |context| context.map(|_| &());
        SameContext, InnerOf<'c, T, C>, [], Nested, C, |context| context;
    }

    rungs! {
        BorrowedOf:
        #[cfg(feature = "json")]
        BorrowedWithout, &&&BorrowedOf<'c, T, C>, [T: ReadBorrowed<'n> + ApiValidate<Context = ()>],
            Borrowed, (), |context| context.map(|_| &());
        #[cfg(feature = "json")]
        BorrowedSame, &&BorrowedOf<'c, T, C>, [T: ReadBorrowed<'n> + ApiValidate<Context = C>],
            Borrowed, C, |context| context;
        LentWithout, &BorrowedOf<'c, T, C>, [T: ApiValidate<Context = ()>], Nested, (), |context| context.map(|_| &());
        LentSame, BorrowedOf<'c, T, C>, [], Nested, C, |context| context;
    }
}
