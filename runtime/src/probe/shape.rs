//! What a field's type looks like in a body, whatever is known of it where the derive stands.

use core::marker::PhantomData;

use serde::de::DeserializeOwned;

use super::ApiValidate;
use crate::{
    contract::{Described, Element, Shape},
    json::{Expected, parts::missing},
    kinds::{Elements, Entries},
};

macro_rules! ladder {
    ($(#[$doc:meta])* $type:ident: $($(#[$rung_doc:meta])* $rung:ident, $receiver:ty, [$($bounds:tt)*],
        $shape:expr, $is_required:expr, $expected:expr;)*) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $type<T>(PhantomData<T>);

        impl<T> $type<T> {
            #[allow(clippy::new_without_default)] // it is no value
            pub const fn new() -> Self {
                Self(PhantomData)
            }
        }

        $(
            $(#[$rung_doc])*
            pub trait $rung {
                fn __described(&self) -> Described;
                /// What the type reads, where serde does not tell.
                fn __expected(&self) -> Expected;
            }

            impl<T> $rung for $receiver
            where
                $($bounds)*
            {
                fn __described(&self) -> Described {
                    Described::new($shape, $is_required)
                }

                fn __expected(&self) -> Expected {
                    $expected
                }
            }
        )*
    };
}

ladder! {
    /// The type of a field that may borrow from the body; whether it must be sent, is known as far as its rules know.
    Of:
    /// A type with rules, or one that comes with them.
    ShapeOfRules, &&&Of<T>, [T: ApiValidate], T::__shape, T::__missing().is_none(), T::EXPECTED;
    /// A map of something else.
    ShapeOfMap, &&Of<T>, [T: Entries], || Shape::Map(Element::UNKNOWN), true, Expected::Accepted;
    /// A list of something else.
    ShapeOfList, &Of<T>, [T: Elements], || Shape::List(Element::UNKNOWN), true, Expected::Accepted;
    /// Something else.
    ShapeUnknown, Of<T>, [], Shape::unknown, true, Expected::Accepted;
}

ladder! {
    /// The type of a field that owns what it reads: serde knows whether it must be sent.
    Owned:
    OwnedOfRules, &&&&&&&Owned<T>, [T: ApiValidate + DeserializeOwned],
        T::__shape, missing::<T>().is_none(), T::EXPECTED;
    /// A type that serde does not read, or a parameter.
    UnreadOfRules, &&&&&&Owned<T>, [T: ApiValidate], T::__shape, T::__missing().is_none(), T::EXPECTED;
    OwnedMap, &&&&&Owned<T>, [T: Entries + DeserializeOwned],
        || Shape::Map(Element::UNKNOWN), missing::<T>().is_none(), Expected::Accepted;
    OwnedList, &&&&Owned<T>, [T: Elements + DeserializeOwned],
        || Shape::List(Element::UNKNOWN), missing::<T>().is_none(), Expected::Accepted;
    OwnedUnknown, &&&Owned<T>, [T: DeserializeOwned],
        Shape::unknown, missing::<T>().is_none(), Expected::Accepted;
    UnreadMap, &&Owned<T>, [T: Entries], || Shape::Map(Element::UNKNOWN), true, Expected::Accepted;
    UnreadList, &Owned<T>, [T: Elements], || Shape::List(Element::UNKNOWN), true, Expected::Accepted;
    UnreadUnknown, Owned<T>, [], Shape::unknown, true, Expected::Accepted;
}
