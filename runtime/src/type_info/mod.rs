//! What is known of a type before there is a value.

#[cfg(feature = "json")]
pub(crate) mod kept;
#[cfg(feature = "json")]
mod kinds;
#[cfg(feature = "json")]
pub(crate) mod settled;
#[cfg(feature = "json")]
mod shape;

#[cfg(feature = "json")]
use crate::json::JsonType;
use crate::walk::Fields;
#[cfg(not(feature = "json"))]
use crate::walk::Walk;

#[cfg(feature = "json")]
pub(crate) use self::shape::{Described, Element, Layout, MAX_NEWTYPES, Member, Sent};
#[cfg(feature = "json")]
pub use self::shape::{FieldName, Purpose, Shape, Type};

/// What is known of a type that has [`ApiValidate`](crate::ApiValidate).
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools)] // each is an answer of its own
pub struct TypeInfo {
    /// `false` where a check can never fail, so that collections of such values need no walk.
    has_rules: bool,
    /// Whether rules of the type itself have to look something up.
    has_lookups: bool,
    /// Its fields, if it is a struct that derives the trait.
    fields: Option<&'static Fields>,
    /// Whether a body may leave it out.
    #[cfg(feature = "json")]
    is_optional: bool,
    /// Whether null clears it, which is more than to leave it out.
    #[cfg(feature = "json")]
    is_patch: bool,
    /// Whether an option around a patch takes null for nothing.
    #[cfg(feature = "json")]
    hides_null: bool,
    /// Whether, in a query string, an option of it is nothing where the text is empty.
    #[cfg(feature = "json")]
    is_nothing_if_empty: bool,
    /// Whether it is one of the language's own types, which a function may turn into any other.
    #[cfg(feature = "json")]
    is_primitive: bool,
    /// What it reads, where serde does not tell.
    #[cfg(feature = "json")]
    json_type: &'static JsonType,
    /// What it looks like in a body.
    #[cfg(feature = "json")]
    shape: Option<fn(Purpose) -> Shape>,
    /// What serde makes of it where it keeps values until it knows their types.
    #[cfg(feature = "json")]
    kept: kept::Kept,
}

impl TypeInfo {
    /// A type whose trait was implemented by hand.
    pub const BY_HAND: Self = Self {
        has_rules: true,
        has_lookups: false,
        fields: None,
        #[cfg(feature = "json")]
        is_optional: false,
        #[cfg(feature = "json")]
        is_patch: false,
        #[cfg(feature = "json")]
        hides_null: false,
        #[cfg(feature = "json")]
        is_nothing_if_empty: false,
        #[cfg(feature = "json")]
        is_primitive: false,
        #[cfg(feature = "json")]
        json_type: &JsonType::Accepted,
        #[cfg(feature = "json")]
        shape: None,
        #[cfg(feature = "json")]
        kept: kept::Kept::WHOLE,
    };

    /// A value without rules of its own.
    pub(crate) const LEAF: Self = Self { has_rules: false, ..Self::BY_HAND };

    /// What it looks like in a body, serde alone knows.
    #[must_use]
    pub const fn opaque(self) -> Self {
        #[cfg(feature = "json")]
        return Self { shape: None, kept: kept::Kept::WHOLE, ..self };
        #[cfg(not(feature = "json"))]
        self
    }

    /// Rules of the type itself look something up.
    #[must_use]
    pub const fn with_lookups(self) -> Self {
        Self { has_lookups: true, ..self }
    }

    /// Of a map's values, the same of the map, whose keys may have rules.
    pub(crate) const fn with_key(self, key: Option<Self>) -> Self {
        Self { has_rules: self.has_rules || key.is_some(), ..self }
    }

    pub(crate) const fn with_fields(self, fields: &'static Fields) -> Self {
        Self { fields: Some(fields), ..self }
    }

    pub(crate) const fn fields(self) -> Option<&'static Fields> {
        self.fields
    }

    pub(crate) const fn has_rules(self) -> bool {
        self.has_rules
    }

    pub(crate) const fn has_lookups(self) -> bool {
        self.has_lookups
    }
}

#[cfg(feature = "json")]
impl TypeInfo {
    /// Any type that derives the trait.
    #[must_use]
    pub const fn of_enum(shape: fn(Purpose) -> Shape) -> Self {
        Self { shape: Some(shape), ..Self::BY_HAND }
    }

    /// An enum of this type and another one.
    pub(crate) const fn either(self, other: Self, shape: fn(Purpose) -> Shape) -> Self {
        let Self { has_rules, has_lookups, .. } = self.and(other);
        Self { has_rules, has_lookups, ..Self::of_enum(shape) }
    }

    pub(crate) const fn leaf(json_type: &'static JsonType) -> Self {
        Self { json_type, kept: kept::Kept::of(json_type), ..Self::LEAF }
    }

    /// A value that a text of no length can stand for nothing of.
    pub(crate) const fn primitive(json_type: &'static JsonType) -> Self {
        Self { is_nothing_if_empty: true, is_primitive: true, ..Self::leaf(json_type) }
    }

    /// What holds values of a type.
    pub(crate) const fn holder(self, json_type: &'static JsonType, shape: fn(Purpose) -> Shape) -> Self {
        Self {
            json_type,
            shape: Some(shape),
            is_optional: false,
            is_patch: false,
            is_nothing_if_empty: false,
            kept: self.kept.in_list(),
            ..self
        }
    }

    /// The same, of a type that looks like this.
    pub(crate) const fn with_shape(self, shape: fn(Purpose) -> Shape) -> Self {
        Self { shape: Some(shape), ..self }
    }

    pub(crate) const fn optional(self) -> Self {
        let hides_null = self.hides_null || self.is_patch;
        Self { is_optional: true, is_patch: false, hides_null, is_nothing_if_empty: false, ..self }
    }

    /// A [`Patch`](crate::Patch) of such a value.
    pub(crate) const fn patch(self) -> Self {
        Self { is_optional: true, is_patch: true, is_nothing_if_empty: false, ..self }
    }

    pub(crate) const fn is_patch(self) -> bool {
        self.is_patch
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self {
            has_rules: self.has_rules || other.has_rules,
            has_lookups: self.has_lookups || other.has_lookups,
            kept: self.kept.and(other.kept),
            ..self
        }
    }

    pub(crate) const fn is_optional(self) -> bool {
        self.is_optional
    }

    /// A type of another crate: text of no length is nothing, unless it is text itself, anything, or has a syntax of its own.
    pub(crate) const fn foreign(json_type: &'static JsonType) -> Self {
        let has_a_say = match json_type {
            #[cfg(feature = "filter")]
            JsonType::Filter | JsonType::OrderBy => true,
            JsonType::Text | JsonType::Accepted | JsonType::Object => true,
            _ => false,
        };
        Self { is_nothing_if_empty: !has_a_say, ..Self::leaf(json_type) }
    }

    pub(crate) const fn is_primitive(self) -> bool {
        self.is_primitive
    }

    pub(crate) const fn is_nothing_if_empty(self) -> bool {
        self.is_nothing_if_empty
    }

    pub(crate) const fn json_type(self) -> &'static JsonType {
        self.json_type
    }

    pub(crate) const fn shape_of(self) -> Option<fn(Purpose) -> Shape> {
        self.shape
    }

    pub(crate) fn shape(self) -> Shape {
        self.shape_for(Purpose::Contract)
    }

    pub(crate) fn shape_for(self, purpose: Purpose) -> Shape {
        match self.shape {
            Some(shape) => shape(purpose),
            None => Shape::Value(*self.json_type),
        }
    }
}

#[cfg(not(feature = "json"))]
impl TypeInfo {
    /// A type with fields that derives the trait.
    #[must_use]
    pub const fn of_struct<'n, W: Walk<'n, M>, M>() -> Self {
        Self::BY_HAND.with_fields(const { &W::FIELDS })
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self {
            has_rules: self.has_rules || other.has_rules,
            has_lookups: self.has_lookups || other.has_lookups,
            ..self
        }
    }
}
