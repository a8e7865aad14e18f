//! Booleans.

use super::see_through;

/// A value that is `true` or `false`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a boolean",
    label = "this rule reads `true` and `false`",
    note = "implement `api_validate::kinds::Boolean` for `{Self}` if it holds a boolean; wrap a type of another crate in a newtype first"
)]
pub trait Boolean {
    /// The value. `None` passes every rule.
    fn boolean(&self) -> Option<bool>;
}

impl Boolean for bool {
    #[inline]
    fn boolean(&self) -> Option<bool> {
        Some(*self)
    }
}

see_through! {
    Boolean [];
    [fn boolean(&self) -> Option<bool>] |self, value| value.boolean();
    none: None
}
