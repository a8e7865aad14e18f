//! Text.

use alloc::string::String;

use super::see_through;

/// A value that is text, such as [`String`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not text",
    label = "this rule reads text",
    note = "where it is a list or a map, write `each(…)` around the rule to check each element",
    note = "an enum needs no such rule, nor does an address such as `Ipv4Addr`: serde refuses any other text",
    note = "implement `api_validate::kinds::Text` for `{Self}` if it holds text; wrap a type of another crate in a newtype first"
)]
pub trait Text {
    /// The text. `None` passes every rule.
    fn text(&self) -> Option<&str>;
}

impl Text for str {
    #[inline]
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Text for String {
    #[inline]
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

see_through! {
    Text [];
    [fn text(&self) -> Option<&str>] |self, value| value.text();
    none: None
}
