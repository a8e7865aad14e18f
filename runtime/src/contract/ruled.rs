//! What `ApiSchema` asks of a type, in one place, so that a type without rules is one mistake.

use crate::{ApiValidate, type_info::TypeInfo};

/// Stands for a type that derives `ApiSchema`. The type itself is asked for its rules here, and nowhere else.
pub trait Stands {
    /// The type.
    type For: Ruled;
}

/// A type with rules.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not derive `ApiValidate`",
    label = "`ApiSchema` describes its rules",
    note = "derive both: `#[derive(ApiValidate, ApiSchema)]`"
)]
pub trait Ruled {
    /// What is known of it.
    const TYPE: TypeInfo;
}

#[diagnostic::do_not_recommend]
impl<T: ApiValidate> Ruled for T {
    const TYPE: TypeInfo = T::__TYPE;
}
