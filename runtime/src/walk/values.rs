//! The values of a type's fields, as far as there are any.

/// The value of a field, which is checked or was read from a body.
#[derive(Debug)]
pub enum Value<'v, T> {
    /// The field of a whole value.
    Whole(&'v T),
    /// What was read, or `None` if it could not be read.
    Read(Option<T>),
}

impl<T> Value<'_, T> {
    /// Returns the value, if there is one.
    #[inline]
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Whole(value) => Some(value),
            Self::Read(value) => value.as_ref(),
        }
    }
}

/// A tuple of [`Value`]s.
pub trait Values: Sized {
    /// Values before anything is read.
    const EMPTY: Self;
    /// The tuple of the values themselves.
    type Owned;

    /// Returns whether all values were read.
    fn is_whole(&self) -> bool;

    /// Returns the values, if all were read.
    fn take(self) -> Option<Self::Owned>;
}

/// More fields than a tuple has room for.
#[derive(Clone, Copy, Debug)]
pub struct More<A, B>(pub A, pub B);

/// A tuple of references to fields.
pub trait References {
    /// The same as [`Value`]s.
    type Values: Values;
    /// Returns the references as values.
    fn values(self) -> Self::Values;
}

/// Returns the values of fields, or empty ones if there are none yet.
#[inline]
pub fn values<R: References>(fields: Option<R>) -> R::Values {
    match fields {
        Some(fields) => fields.values(),
        None => R::Values::EMPTY,
    }
}

/// The values of a type that cannot be read from a body, because it borrows for ever.
#[derive(Debug)]
pub struct Unmade;

impl Values for Unmade {
    const EMPTY: Self = Self;
    type Owned = ();

    fn is_whole(&self) -> bool {
        false
    }

    fn take(self) -> Option<()> {
        None
    }
}

impl<A: Values, B: Values> Values for More<A, B> {
    const EMPTY: Self = Self(A::EMPTY, B::EMPTY);
    type Owned = More<A::Owned, B::Owned>;

    fn is_whole(&self) -> bool {
        self.0.is_whole() && self.1.is_whole()
    }

    fn take(self) -> Option<Self::Owned> {
        Some(More(self.0.take()?, self.1.take()?))
    }
}

impl<A: References, B: References> References for More<A, B> {
    type Values = More<A::Values, B::Values>;

    #[inline]
    fn values(self) -> Self::Values {
        More(self.0.values(), self.1.values())
    }
}

macro_rules! tuples {
    ($(($($name:ident $index:tt),*);)*) => {$(
        #[allow(clippy::unused_unit)] // of no fields
        impl<'v, $($name),*> Values for ($(Value<'v, $name>,)*) {
            const EMPTY: Self = ($(Value::<'v, $name>::Read(None),)*);
            type Owned = ($($name,)*);

            fn is_whole(&self) -> bool {
                true $(&& matches!(self.$index, Value::Read(Some(_))))*
            }

            #[allow(non_snake_case)] // a value is called by its type's name
            fn take(self) -> Option<Self::Owned> {
                let ($(Value::Read(Some($name)),)*) = self else { return None };
                Some(($($name,)*))
            }
        }

        impl<'v, $($name),*> References for ($(&'v $name,)*) {
            type Values = ($(Value<'v, $name>,)*);

            #[inline]
            fn values(self) -> Self::Values {
                ($(Value::Whole(self.$index),)*)
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
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);
}

impl Values for () {
    const EMPTY: Self = ();
    type Owned = ();

    fn is_whole(&self) -> bool {
        true
    }

    fn take(self) -> Option<()> {
        Some(())
    }
}

impl References for () {
    type Values = ();

    fn values(self) {}
}
