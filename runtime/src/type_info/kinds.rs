//! What a shape says about its bodies: their kind, and the fields that tell one from another.

use alloc::vec::Vec;

use super::{
    FieldName,
    shape::{Layout, MAX_NEWTYPES, Member, Purpose, Shape, Type},
};
use crate::{
    json::{JsonType, Kind, Kinds},
    walk::{Form, Tagging, Variant, VariantKind},
};

/// A field that holds one of a few names.
pub(crate) type Choice = (&'static str, &'static [&'static str]);

impl Shape {
    /// Visits what a value may be: of an enum without tags, what each variant may be. It is `Accepted` where nobody knows.
    fn alternatives(&self, levels: usize, visit: &mut dyn FnMut(JsonType)) {
        let Self::Type(ty) = self else { return visit(*self.expected()) };
        match ty.newtype_field() {
            Some(_) if levels == 0 => visit(JsonType::Accepted),
            Some(field) => field.alternatives(levels - 1, visit),
            None => ty.alternatives(levels, visit),
        }
    }

    /// Of an enum: whether the variant's content can be a value of the kind. If nobody knows, it can.
    pub(crate) fn variant_reads(&self, variant: &Variant, kind: Kind) -> bool {
        let Self::Type(ty) = self else { return true };
        is_any(kind, |visit| ty.alternatives_of(variant, MAX_NEWTYPES, visit))
    }

    /// Returns the kinds of values that it reads. `None` if there are none, or a type does not say.
    pub(crate) fn kinds(&self) -> Option<Kinds> {
        let mut kinds = Some(Kinds::NONE);
        self.alternatives(MAX_NEWTYPES, &mut |expected| {
            kinds = kinds.and_then(|kinds| Some(kinds.and(Kinds::of(expected.value_kind())?)));
        });
        kinds.filter(|kinds| *kinds != Kinds::NONE)
    }

    /// Of an enum: the variant's fields that hold one of a few names.
    pub(crate) fn variant_choices(&self, variant: &str) -> Vec<Choice> {
        let mut found = Vec::new();
        note_choices(self.variant(variant), MAX_NEWTYPES, &mut found);
        found
    }

    /// Of an enum: the names of the variant's fields. `None` if others may stand beside them, as in a map.
    pub(crate) fn names_of_variant(&self, variant: &str) -> Option<Vec<&'static str>> {
        let Self::Type(ty) = self else { return None };
        let mut found = Vec::new();
        ty.note_names(self.variant(variant), MAX_NEWTYPES, &mut found).then_some(found)
    }

    fn variant<'s>(&'s self, variant: &str) -> impl Iterator<Item = &'s Member> {
        let members = if let Self::Type(ty) = self { &*ty.members } else { &[] };
        members.iter().filter(move |member| member.variant == Some(variant))
    }
}

impl Type {
    fn alternatives(&self, levels: usize, visit: &mut dyn FnMut(JsonType)) {
        let Layout::Variants(variants) = self.layout else { return visit(self.expected) };
        if variants.tagging != Tagging::Untagged {
            visit(self.expected);
            // A variant with content is an object.
            if !self.members.is_empty() {
                visit(JsonType::Object);
            }
        }
        for variant in variants.untagged() {
            self.alternatives_of(variant, levels, visit);
        }
    }

    fn alternatives_of(&self, variant: &Variant, levels: usize, visit: &mut dyn FnMut(JsonType)) {
        match variant.fields.form {
            _ if variant.kind == VariantKind::Converted => visit(JsonType::Accepted),
            Form::Object => visit(JsonType::Object),
            Form::Array => visit(JsonType::List),
            Form::Unit => visit(JsonType::Null),
            Form::Newtype => match self.members.iter().find(|member| member.variant == Some(variant.name)) {
                Some(member) if levels > 0 => member.alternatives(levels - 1, visit),
                _ => visit(JsonType::Accepted),
            },
        }
    }

    /// Notes the names of fields, with those of flattened types. Returns false if others may stand beside them.
    fn note_names<'m>(
        &self,
        mut members: impl Iterator<Item = &'m Member>,
        levels: usize,
        found: &mut Vec<&'static str>,
    ) -> bool {
        members.all(|member| match (member.name, member.shape()) {
            (FieldName::Field(name), _) => {
                found.push(name);
                found.extend(self.aliases_of(member));
                true
            }
            (FieldName::Same, Shape::Type(inner)) if levels > 0 => {
                inner.note_names(inner.members.iter(), levels - 1, found)
            }
            (FieldName::Same, _) => !member.reads(Kind::Object, levels),
            _ => true,
        })
    }

    fn aliases_of(&self, member: &Member) -> impl Iterator<Item = &'static str> {
        let fields = match self.layout {
            Layout::Fields(fields) => Some(fields),
            Layout::Variants(variants) => variants
                .untagged()
                .find(|variant| member.variant == Some(variant.name))
                .map(|variant| variant.fields),
            Layout::Tuple => None,
        };
        fields.into_iter().flat_map(|fields| fields.aliases_of(member.position))
    }
}

impl Member {
    fn shape(&self) -> Shape {
        self.looks.shape_for(Purpose::Reading)
    }

    fn alternatives(&self, levels: usize, visit: &mut dyn FnMut(JsonType)) {
        if self.looks.is_nullable() {
            visit(JsonType::Null);
        }
        self.shape().alternatives(levels, visit);
    }

    fn reads(&self, kind: Kind, levels: usize) -> bool {
        is_any(kind, |visit| self.alternatives(levels, visit))
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

/// Whether one of the alternatives can be a value of the kind.
fn is_any(kind: Kind, alternatives: impl FnOnce(&mut dyn FnMut(JsonType))) -> bool {
    let mut is_one = false;
    alternatives(&mut |expected| is_one |= reads(expected, kind));
    is_one
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
        JsonType::Null => kind == Kind::Null,
        _ => true,
    }
}
