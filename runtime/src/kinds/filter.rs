//! Filters and orders, as text or as their trees.

use alloc::string::String;

use super::see_through;
use crate::filter::{Filter, OrderBy};

/// A value that is a filter, or text that holds one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a filter",
    label = "`filter` reads text or a `Filter`",
    note = "implement `api_validate::kinds::FilterText` for `{Self}` if it holds a filter; wrap a type of another crate in a newtype first"
)]
pub trait FilterText {
    /// The filter as text. `None` passes.
    fn filter_text(&self) -> Option<&str>;
}

/// A value that is an order-by, or text that holds one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an order-by",
    label = "`orderby` reads text or an `OrderBy`",
    note = "implement `api_validate::kinds::OrderByText` for `{Self}` if it holds an order-by; wrap a type of another crate in a newtype first"
)]
pub trait OrderByText {
    /// The order-by as text. `None` passes.
    fn orderby_text(&self) -> Option<&str>;
}

macro_rules! texts {
    ($($trait:ident, $method:ident, $whole:ident;)*) => {$(
        impl $trait for str {
            #[inline]
            fn $method(&self) -> Option<&str> {
                Some(self)
            }
        }

        impl $trait for String {
            #[inline]
            fn $method(&self) -> Option<&str> {
                Some(self)
            }
        }

        impl $trait for $whole {
            #[inline]
            fn $method(&self) -> Option<&str> {
                Some(self.as_str())
            }
        }

        see_through! {
            $trait [];
            [fn $method(&self) -> Option<&str>] |self, value| value.$method();
            none: None
        }
    )*};
}

texts! {
    FilterText, filter_text, Filter;
    OrderByText, orderby_text, OrderBy;
}
