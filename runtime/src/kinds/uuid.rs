//! UUIDs, and text that holds one.

use alloc::string::String;

use super::see_through;
use crate::{Fault, formats::uuid::parse_uuid};

/// A value that is a UUID, or text that holds one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a UUID",
    label = "`uuid` reads text or a UUID",
    note = "`uuid::Uuid` needs the feature `uuid`",
    note = "where it is a list or a map, write `each(…)` around the rule to check each element: `each(uuid)`",
    note = "implement `api_validate::kinds::UuidText` for `{Self}` if it holds a UUID; wrap a type of another crate in a newtype first"
)]
pub trait UuidText {
    /// The 128 bits. `None` passes; [`Fault::Malformed`] says that it is not a UUID.
    fn uuid(&self) -> Option<Result<u128, Fault>>;
}

impl UuidText for str {
    #[inline]
    fn uuid(&self) -> Option<Result<u128, Fault>> {
        Some(parse_uuid(self).ok_or(Fault::Malformed))
    }
}

impl UuidText for String {
    #[inline]
    fn uuid(&self) -> Option<Result<u128, Fault>> {
        self.as_str().uuid()
    }
}

#[cfg(feature = "uuid")]
impl UuidText for ::uuid::Uuid {
    fn uuid(&self) -> Option<Result<u128, Fault>> {
        Some(Ok(self.as_u128()))
    }
}

see_through! {
    UuidText [];
    [fn uuid(&self) -> Option<Result<u128, Fault>>] |self, value| value.uuid();
    none: None
}
