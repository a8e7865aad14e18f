//! What a field's type looks like in a body, whatever is known of it where the derive stands.

use core::marker::PhantomData;

use super::ApiValidate;
use crate::{
    contract::{Element, Shape},
    json::Expected,
    kinds::{Elements, Entries},
};

/// The type of a field.
#[derive(Debug)]
pub struct Of<T>(PhantomData<T>);

impl<T> Of<T> {
    #[allow(clippy::new_without_default)] // it is no value
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

macro_rules! rungs {
    ($($(#[$doc:meta])* $rung:ident, $receiver:ty, [$($bounds:tt)*], $shape:expr, $is_required:expr, $expected:expr;)*) => {$(
        $(#[$doc])*
        pub trait $rung {
            fn __shape(&self) -> fn() -> Shape;
            /// As far as the type's rules know; serde may know better.
            fn __is_required(&self) -> bool;
            /// What the type reads, where serde does not tell.
            fn __expected(&self) -> Expected;
        }

        impl<T> $rung for $receiver
        where
            $($bounds)*
        {
            fn __shape(&self) -> fn() -> Shape {
                $shape
            }

            fn __is_required(&self) -> bool {
                $is_required
            }

            fn __expected(&self) -> Expected {
                $expected
            }
        }
    )*};
}

rungs! {
    /// A type with rules, or one that comes with them.
    ShapeOfRules, &&&Of<T>, [T: ApiValidate], T::__shape, T::__missing().is_none(), T::EXPECTED;
    /// A map of something else.
    ShapeOfMap, &&Of<T>, [T: Entries], || Shape::Map(Element::UNKNOWN), true, Expected::Accepted;
    /// A list of something else.
    ShapeOfList, &Of<T>, [T: Elements], || Shape::List(Element::UNKNOWN), true, Expected::Accepted;
    /// Something else.
    ShapeUnknown, Of<T>, [], Shape::unknown, true, Expected::Accepted;
}
