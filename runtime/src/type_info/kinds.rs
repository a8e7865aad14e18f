//! What a shape says about its bodies: their kind, and the fields that tell one from another.

use alloc::vec::Vec;

use super::{
    FieldName,
    shape::{Looks, MAX_NEWTYPES, Member, Purpose, Shape},
};
use crate::{
    json::{JsonType, Kind, Kinds},
    walk::{Form, VariantKind, Variants},
};

/// A field that holds one of a few names.
pub(crate) type Choice = (&'static str, &'static [&'static str]);

impl Shape {
    /// Whether a value of the kind can be read; of what nobody knows, any.
    fn reads_inside(&self, kind: Kind, levels: usize) -> bool {
        match self {
            Self::Value(expected) => reads(*expected, kind),
            Self::List(_) | Self::Array(..) => kind == Kind::List,
            Self::Map(..) => kind == Kind::Object,
            Self::Type(ty) => match ty.newtype_field() {
                Some(_) if levels == 0 => true,
                Some(field) => field.reads(kind, levels - 1),
                // A variant with content is an object.
                None => reads(ty.expected, kind) || kind == Kind::Object && !ty.members.is_empty(),
            },
        }
    }

    /// Of an enum: whether the variant's only field can be a value of the kind.
    pub(crate) fn variant_reads(&self, variant: &str, kind: Kind) -> bool {
        let mut members = self.variant(variant);
        members.next().is_none_or(|member| member.reads(kind, MAX_NEWTYPES))
    }

    /// Of an untagged enum: the kinds of values that its variants read. `None` if there are none, or a type does not say.
    pub(crate) fn kinds_of_variants(&self, variants: &Variants) -> Option<Kinds> {
        let mut kinds = Kinds::NONE;
        for variant in variants.variants.iter().filter(|variant| variant.kind != VariantKind::Skipped) {
            kinds = kinds.and(match variant.fields.form {
                _ if variant.kind == VariantKind::Converted => return None,
                Form::Object => Kinds::OBJECT,
                Form::Array => Kinds::LIST,
                Form::Unit => Kinds::NULL,
                Form::Newtype => self.variant(variant.name).next()?.shape().kinds(MAX_NEWTYPES)?,
            });
        }
        Some(kinds).filter(|kinds| *kinds != Kinds::NONE)
    }

    fn kinds(&self, levels: usize) -> Option<Kinds> {
        let Self::Type(ty) = self else { return Kinds::of(self.kind()) };
        match ty.newtype_field() {
            Some(_) if levels == 0 => None,
            Some(field) => field.shape().kinds(levels - 1),
            // A variant with content is an object.
            None if matches!(ty.expected, JsonType::OneOf(_)) && !ty.members.is_empty() => {
                Some(Kinds::TEXT.and(Kinds::OBJECT))
            }
            None => Kinds::of(ty.expected.value_kind()),
        }
    }

    /// Of an enum: the variant's fields that hold one of a few names.
    pub(crate) fn variant_choices(&self, variant: &str) -> Vec<Choice> {
        let mut found = Vec::new();
        note_choices(self.variant(variant), MAX_NEWTYPES, &mut found);
        found
    }

    fn variant<'s>(&'s self, variant: &str) -> impl Iterator<Item = &'s Member> {
        let members = if let Self::Type(ty) = self { &*ty.members } else { &[] };
        members.iter().filter(move |member| member.variant == Some(variant))
    }
}

impl Member {
    fn shape(&self) -> Shape {
        self.looks.shape_for(Purpose::Reading)
    }

    fn reads(&self, kind: Kind, levels: usize) -> bool {
        let is_optional = matches!(&self.looks, Looks::Type(info) if info.is_optional());
        is_optional && kind == Kind::Null || self.shape().reads_inside(kind, levels)
    }
}

/// Notes the fields that hold one of a few names, including those of a newtype or of a flattened type.
fn note_choices<'m>(members: impl Iterator<Item = &'m Member>, levels: usize, found: &mut Vec<Choice>) {
    for member in members {
        let shape = member.shape();
        match (member.name, &shape, shape.expected()) {
            (FieldName::Field(name), _, JsonType::OneOf(names)) => found.push((name, names)),
            (FieldName::Same, Shape::Type(inner), _) if levels > 0 => {
                note_choices(inner.members.iter(), levels - 1, found);
            }
            _ => {}
        }
    }
}

/// Whether what is expected can be a value of the kind; of what nobody knows, any.
fn reads(expected: JsonType, kind: Kind) -> bool {
    match expected {
        JsonType::Bool => kind == Kind::Bool,
        JsonType::Whole { .. } | JsonType::NonZero { .. } | JsonType::Number => kind == Kind::Number,
        JsonType::Char | JsonType::Text | JsonType::Uuid | JsonType::OneOf(_) => kind == Kind::Text,
        JsonType::Date(form) => kind == Kind::Text || form.may_be_list() && kind == Kind::List,
        #[cfg(feature = "filter")]
        JsonType::Filter | JsonType::OrderBy => kind == Kind::Text,
        JsonType::List => kind == Kind::List,
        JsonType::Object => kind == Kind::Object,
        _ => true,
    }
}
