//! The traits through which rules read values. A rule asks for one of these, never for a type by name.
//!
//! They are implemented for the types of the standard library, and through [`Option`], [`Patch`](crate::Patch),
//! references, [`Box`](alloc::boxed::Box), `Rc`, `Arc` and `Cow`. Features add the types of other crates. Implement a
//! trait for a type of yours, and the rules that read it work there:
//!
//! ```
//! use api_validate::{Check, kinds::Text, rules};
//!
//! struct Reference(String);
//!
//! impl Text for Reference {
//!     fn text(&self) -> Option<&str> {
//!         Some(&self.0)
//!     }
//! }
//!
//! assert!(rules::prefix("AB").accepts(&Reference("ABC".to_owned())));
//! ```

mod boolean;
#[cfg(feature = "compact_str")]
mod compact_str;
mod contents;
mod date;
mod date_time;
mod distinct;
mod elements;
mod entries;
#[cfg(feature = "filter")]
mod filter;
mod invisible;
mod length;
mod lookup_key;
mod map_key;
mod number;
mod presence;
mod text;
#[cfg(feature = "url")]
mod url;
mod uuid;

#[cfg(feature = "filter")]
pub use self::filter::{FilterText, OrderByText};
pub(crate) use self::invisible::{Visible, is_blank};
#[cfg(feature = "json")]
#[doc(hidden)]
pub use self::map_key::ReadKey;
pub use self::{
    boolean::Boolean,
    contents::{Contents, InItems, InText, Place},
    date::DateValue,
    date_time::DateTimeValue,
    distinct::{Distinct, SameAs},
    elements::{Elements, Sequence},
    entries::Entries,
    length::{Extent, Length},
    lookup_key::LookupKey,
    map_key::MapKey,
    number::{Known, Number},
    presence::{Blank, Nullable, Omittable, Presence, Sent},
    text::Text,
    uuid::UuidText,
};
pub use crate::date_form::DateForm;

/// Implements a trait of one method for everything that holds a value and is not one itself.
macro_rules! see_through {
    ($trait:ident $assoc:tt $(const $const:ident: $const_type:ty)?; $signature:tt |$this:ident, $value:ident| $call:expr; none: $none:expr) => {
        $crate::kinds::see_through!(@references $trait, $assoc [$($const: $const_type)?], $signature, $this, $value, $call,
            [&T] [&mut T] [alloc::boxed::Box<T>] [alloc::rc::Rc<T>] [alloc::sync::Arc<T>]);
        $crate::kinds::see_through!(@reference $trait, [T: $trait + alloc::borrow::ToOwned + ?Sized],
            alloc::borrow::Cow<'_, T>, $assoc [$($const: $const_type)?], $signature, $this, $value, $call);
        $crate::kinds::see_through!(@option $trait, Option<T>, Some,
            $assoc [$($const: $const_type)?], $signature, $this, $value, $call, $none);
        $crate::kinds::see_through!(@option $trait, $crate::Patch<T>, $crate::Patch::Value,
            $assoc [$($const: $const_type)?], $signature, $this, $value, $call, $none);
    };
    (@references $trait:ident, $assoc:tt $const:tt, $signature:tt, $this:ident, $value:ident, $call:expr, $([$type:ty])*) => {
        $($crate::kinds::see_through!(@reference $trait, [T: $trait + ?Sized],
            $type, $assoc $const, $signature, $this, $value, $call);)*
    };
    (@reference $trait:ident, [$($bound:tt)*], $type:ty, [$($assoc:ident)*] [$($const:ident: $const_type:ty)?], [$($signature:tt)*],
        $this:ident, $value:ident, $call:expr) => {
        impl<$($bound)*> $trait for $type {
            $(const $const: $const_type = T::$const;)?
            $(type $assoc = T::$assoc;)*
            #[inline]
            $($signature)* {
                let $value = &**$this;
                $call
            }
        }
    };
    (@option $trait:ident, $type:ty, $some:path, [$($assoc:ident)*] [$($const:ident: $const_type:ty)?], [$($signature:tt)*],
        $this:ident, $value:ident, $call:expr, $none:expr) => {
        impl<T: $trait> $trait for $type {
            $(const $const: $const_type = T::$const;)?
            $(type $assoc = T::$assoc;)*
            #[inline]
            $($signature)* {
                match $this {
                    $some($value) => $call,
                    _ => $none,
                }
            }
        }
    };
}
use see_through;
