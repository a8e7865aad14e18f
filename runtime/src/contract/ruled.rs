//! What `ApiSchema` asks of a type, in one place, so that a type without rules is one mistake.

use crate::{ApiValidate, type_info::TypeInfo};

/// Stands for a type that derives `ApiSchema`. The type itself is asked for its rules here, and nowhere else.
pub trait Stands {
    /// The type.
    type For: Ruled;
}

/// What the attributes of another crate say about fields, by the client's names.
#[derive(Clone, Copy, Debug, Default)]
pub struct OfFields<'f> {
    /// Fields that schemas leave out.
    pub hidden: &'f [&'f str],
    /// Fields whose schema is given, where the rules know none.
    pub given: &'f [&'f str],
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
