//! What serde cannot read behind `tag`, `untagged` and `flatten`, where it keeps values until it knows their types.

use super::TypeInfo;
use crate::json::{JsonType, Likeness};

/// What is known of a value that serde keeps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept {
    /// Whether it is never an object.
    is_no_object: bool,
    /// What of it cannot be read, if anything.
    unread: Option<Unread>,
}

#[derive(Clone, Copy, Debug)]
enum Unread {
    /// A number of 128 bits.
    Large,
    /// Names that are numbers, or `true` and `false`.
    Names,
    /// JSON as it was sent.
    Raw,
}

impl Kept {
    /// Of a type that nothing is known about.
    pub(super) const WHOLE: Self = Self { is_no_object: false, unread: None };

    pub(super) const fn of(json_type: &JsonType) -> Self {
        Self { is_no_object: is_no_object(json_type), unread: large(json_type) }
    }

    /// The same in a list.
    pub(super) const fn in_list(self) -> Self {
        Self { is_no_object: true, ..self }
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self { unread: if self.unread.is_some() { self.unread } else { other.unread }, ..self }
    }
}

impl TypeInfo {
    /// A type with a field of another type.
    #[must_use]
    pub const fn holds(self, field: Self) -> Self {
        Self { kept: self.kept.and(field.kept), ..self }
    }

    /// A container of values, such as a map, and whether its names mean numbers or `true` and `false`.
    pub(crate) const fn named(self, is_written: bool) -> Self {
        let unread = if is_written { Some(Unread::Names) } else { self.kept.unread };
        Self { kept: Kept { is_no_object: false, unread }, ..self }
    }

    /// JSON as it was sent.
    pub(crate) const fn raw(self) -> Self {
        Self { kept: Kept { unread: Some(Unread::Raw), ..self.kept }, ..self }
    }
}

const fn large(json_type: &JsonType) -> Option<Unread> {
    match json_type {
        JsonType::Whole { bits: 128, .. } | JsonType::NonZero { bits: 128, .. } => Some(Unread::Large),
        _ => None,
    }
}

const fn is_no_object(json_type: &JsonType) -> bool {
    match json_type {
        JsonType::Bool
        | JsonType::Whole { .. }
        | JsonType::NonZero { .. }
        | JsonType::Number
        | JsonType::Decimal
        | JsonType::Char
        | JsonType::Text
        | JsonType::Uuid
        | JsonType::Date(_)
        | JsonType::List => true,
        #[cfg(feature = "filter")]
        JsonType::Filter | JsonType::OrderBy => true,
        JsonType::Like(likeness) => !matches!(likeness, Likeness::Duration | Likeness::SystemTime),
        _ => false,
    }
}

/// The compile error of a value that serde keeps, and then cannot read.
///
/// # Panics
///
/// While a build runs, to stop it.
#[track_caller]
pub const fn is_kept(info: TypeInfo) {
    match info.kept.unread {
        Some(Unread::Large) => panic!(
            "serde reads no `u128` or `i128` behind `tag`, `untagged` or `flatten`: use `u64` or `i64`, read it from \
             text with `deserialize_with`, or tag the enum with `tag` and `content`"
        ),
        Some(Unread::Names) => panic!(
            "serde reads no numbers and no `bool` as names of a map behind `tag`, `untagged` or `flatten`: use \
             `String` as the key, or tag the enum with `tag` and `content`"
        ),
        Some(Unread::Raw) => {
            panic!("serde reads no `RawValue` behind `tag`, `untagged` or `flatten`: use `serde_json::Value`")
        }
        None => {}
    }
}

/// The compile error of `#[serde(flatten)]` on what has no fields.
///
/// # Panics
///
/// While a build runs, to stop it.
#[track_caller]
pub const fn is_flattened(info: TypeInfo) {
    assert!(
        !info.is_patch,
        "serde takes a flattened `Patch` for null if anything inside cannot be read: flatten the type itself, whose \
         fields may be a `Patch` each"
    );
    assert!(
        !info.kept.is_no_object,
        "serde flattens structs, enums and maps only, and this is none: leave out `flatten`"
    );
    // In a query string, numbers of 128 bits can be read.
    if !matches!(info.kept.unread, Some(Unread::Large)) {
        is_kept(info);
    }
}

/// The compile error of what has no fields, and no place beside a tag.
///
/// # Panics
///
/// While a build runs, to stop it.
#[track_caller]
pub const fn is_beside_tag(info: TypeInfo) {
    assert!(
        !info.kept.is_no_object,
        "beside a tag, serde reads the fields of a struct or a map, and this has none: give the enum a `content`, as \
         in `#[serde(tag = \"type\", content = \"value\")]`, or the variant a named field"
    );
    is_kept(info);
}
