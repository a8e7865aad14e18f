//! Shows all fields of a type to a pass at once. What is said about each field is a value, so that generated code calls
//! one function for all of them.

use super::{And, Code, ContextFrom, Found, Inner, More, Nested, Pass, Required, Rules, Value, Values};
use crate::ApiValidate;

/// What is said about a field of type `T`, in a type whose rules need a `C`: its rules, and more if there is more.
pub trait ShowField<'n, T, C: ?Sized>: Copy {
    /// Shows the field to the pass.
    fn show<P: Pass<'n>>(self, pass: &mut P, position: usize, value: &mut Value<'_, T>, context: Option<&C>);
}

/// A field with rules that is read in its own way.
#[derive(Clone, Copy, Debug)]
pub struct WithInner<I, R>(pub I, pub R);

/// A field that may be left out, and its value if it is.
#[derive(Clone, Copy, Debug)]
pub struct OrDefault<S, D>(pub S, pub D);

impl<'n, T, C: ?Sized, I: Inner<'n, T> + Copy, R: Rules<T, C> + Copy> ShowField<'n, T, C>
    for WithInner<I, R>
{
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always)] // so that each field is code of its own, here and below
    fn show<P: Pass<'n>>(self, pass: &mut P, position: usize, value: &mut Value<'_, T>, context: Option<&C>) {
        pass.field(position, value, context, self.0, self.1);
    }
}

impl<'n, T, C: ?Sized, S: ShowField<'n, T, C>, D: Fn() -> Option<T> + Copy> ShowField<'n, T, C>
    for OrDefault<S, D>
{
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always)]
    fn show<P: Pass<'n>>(self, pass: &mut P, position: usize, value: &mut Value<'_, T>, context: Option<&C>) {
        self.0.show(pass, position, value, context);
        pass.default(position, value, self.1);
    }
}

macro_rules! rules {
    ($([$($name:ident),*] $rules:ty;)*) => {$(
        impl<'n, T: ApiValidate, X: ?Sized, $($name),*> ShowField<'n, T, X> for $rules
        where
            T::Context: ContextFrom<X, T>,
            $rules: Rules<T, X> + Copy,
        {
            #[cfg_attr(not(debug_assertions), inline(always))]
            #[allow(clippy::inline_always)]
            fn show<P: Pass<'n>>(
                self,
                pass: &mut P,
                position: usize,
                value: &mut Value<'_, T>,
                context: Option<&X>,
            ) {
                pass.field(position, value, context, Nested(context), self);
            }
        }
    )*};
}

rules! {
    [] ();
    [D, F] Code<D, F>;
    [H, S, R, F] Found<H, S, R, F>;
    [A, B] And<A, B>;
    [M, R, I] Required<M, R, I>;
    [A] &'static (A,);
    [A, B] (&'static A, &'static B);
    [A, B, C] (&'static A, &'static B, &'static C);
    [A, B, C, D] (&'static A, &'static B, &'static C, &'static D);
    [A, B, C, D, E] (&'static A, &'static B, &'static C, &'static D, &'static E);
    [A, B, C, D, E, F] (&'static A, &'static B, &'static C, &'static D, &'static E, &'static F);
    [A, B, C, D, E, F, G] (&'static A, &'static B, &'static C, &'static D, &'static E, &'static F, &'static G);
    [A, B, C, D, E, F, G, H]
        (&'static A, &'static B, &'static C, &'static D, &'static E, &'static F, &'static G, &'static H);
}

/// What is said about fields with the values `V`: a tuple of [`ShowField`]s.
pub trait Show<'n, V: Values, C: ?Sized>: Copy {
    /// How many fields there are.
    const COUNT: usize;

    /// Shows each field to the pass. The first has the position `start`.
    fn show<P: Pass<'n>>(self, pass: &mut P, start: usize, values: &mut V, context: Option<&C>);
}

impl<'n, C: ?Sized, A, B, S, R> Show<'n, More<A, B>, C> for (S, R)
where
    A: Values,
    B: Values,
    S: Show<'n, A, C>,
    R: Show<'n, B, C>,
{
    const COUNT: usize = S::COUNT + R::COUNT;

    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always)]
    fn show<P: Pass<'n>>(self, pass: &mut P, start: usize, values: &mut More<A, B>, context: Option<&C>) {
        self.0.show(pass, start, &mut values.0, context);
        self.1.show(pass, start + S::COUNT, &mut values.1, context);
    }
}

macro_rules! tuples {
    ($(($($name:ident $said:ident $index:tt),*);)*) => {$(
        impl<'n, 'v, X: ?Sized, $($name, $said),*> Show<'n, ($(Value<'v, $name>,)*), X> for ($($said,)*)
        where
            $($said: ShowField<'n, $name, X>,)*
        {
            const COUNT: usize = [$($index),*].len();

            #[cfg_attr(not(debug_assertions), inline(always))]
            #[allow(clippy::inline_always)]
            fn show<P: Pass<'n>>(
                self,
                pass: &mut P,
                start: usize,
                values: &mut ($(Value<'v, $name>,)*),
                context: Option<&X>,
            ) {
                $(self.$index.show(pass, start + $index, &mut values.$index, context);)*
            }
        }
    )*};
}

tuples! {
    (A Sa 0);
    (A Sa 0, B Sb 1);
    (A Sa 0, B Sb 1, C Sc 2);
    (A Sa 0, B Sb 1, C Sc 2, D Sd 3);
    (A Sa 0, B Sb 1, C Sc 2, D Sd 3, E Se 4);
    (A Sa 0, B Sb 1, C Sc 2, D Sd 3, E Se 4, F Sf 5);
    (A Sa 0, B Sb 1, C Sc 2, D Sd 3, E Se 4, F Sf 5, G Sg 6);
    (A Sa 0, B Sb 1, C Sc 2, D Sd 3, E Se 4, F Sf 5, G Sg 6, H Sh 7);
    (A Sa 0, B Sb 1, C Sc 2, D Sd 3, E Se 4, F Sf 5, G Sg 6, H Sh 7, I Si 8);
    (A Sa 0, B Sb 1, C Sc 2, D Sd 3, E Se 4, F Sf 5, G Sg 6, H Sh 7, I Si 8, J Sj 9);
    (A Sa 0, B Sb 1, C Sc 2, D Sd 3, E Se 4, F Sf 5, G Sg 6, H Sh 7, I Si 8, J Sj 9, K Sk 10);
    (A Sa 0, B Sb 1, C Sc 2, D Sd 3, E Se 4, F Sf 5, G Sg 6, H Sh 7, I Si 8, J Sj 9, K Sk 10, L Sl 11);
}

impl<'n, C: ?Sized> Show<'n, (), C> for () {
    const COUNT: usize = 0;

    fn show<P: Pass<'n>>(self, _: &mut P, _: usize, (): &mut (), _: Option<&C>) {}
}
