//! The names of variants, and what is expected where none of them is.

use crate::{
    json::{
        input::Input,
        json_type::JsonType,
        likeness::Likeness,
        tree::{Kind, Node},
    },
    walk::{Fields, Form, Tagging, Variant, VariantKind, Variants},
};

/// Returns that one of the names was expected, or any variant if there are no names.
pub(super) fn one_of(variants: &'static Variants) -> JsonType {
    if variants.names.is_empty() {
        JsonType::Like(Likeness::Variant)
    } else {
        JsonType::OneOf(variants.names)
    }
}

/// Returns what was expected where an object was sent: one with a single field, if a variant has content.
pub(super) fn an_object(variants: &'static Variants) -> JsonType {
    if !variants.names.is_empty() && variants.variants.iter().any(has_content) {
        JsonType::OnlyMember(variants.names)
    } else {
        one_of(variants)
    }
}

fn has_content(variant: &Variant) -> bool {
    variant.is_named() && variant.fields.form != Form::Unit
}

pub(super) fn is_alone(variant: &Variant) -> bool {
    variant.is_named() && variant.fields.form == Form::Unit
}

/// Returns whether the body names a variant.
pub(in crate::json) fn names_one(input: Input<'_>, node: Node<'_>, variants: &'static Variants) -> bool {
    let is_name = |node: Node<'_>| {
        node.text().is_some_and(|name| variants.variants.iter().any(|variant| variant.has_name(&name)))
    };
    let tag = match variants.tagging {
        Tagging::External if node.kind() == Kind::Text => return is_name(node),
        Tagging::External if input.is_rest() => return node.members().any(|(name, _)| is_name(name)),
        Tagging::External => {
            let mut members = node.members();
            return members.next().is_some_and(|(name, _)| is_name(name)) && members.next().is_none();
        }
        Tagging::Internal(tag) | Tagging::Adjacent(tag, _) => tag,
        Tagging::Untagged => return false,
    };
    node.members().any(|(name, value)| name.is_text(tag) && is_name(value))
}

pub(super) fn fields(variants: &'static Variants, variant: usize) -> &'static Fields {
    variants.variants.get(variant).map_or(&Fields::UNIT, |variant| variant.fields)
}

/// Returns the name that a body has for the variant.
pub(super) fn named(variants: &'static Variants, variant: usize) -> Option<&'static str> {
    let variant = variants.variants.get(variant).filter(|variant| variant.kind != VariantKind::Other)?;
    Some(variant.name)
}

/// Returns the variant that has the name, or that stands for all other names.
pub(super) fn position(name: &str, variants: &'static Variants) -> Option<usize> {
    let named = variants.variants.iter().position(|variant| variant.has_name(name));
    named.or_else(|| variants.variants.iter().position(|variant| variant.kind == VariantKind::Other))
}

/// Returns the variant that is declared under the name, as one that stands for all others is, too.
pub(super) fn declared(name: &str, variants: &'static Variants) -> Option<usize> {
    variants.variants.iter().position(|variant| variant.is_declared_as(name))
}

impl Variant {
    fn is_named(&self) -> bool {
        !matches!(self.kind, VariantKind::Skipped | VariantKind::Untagged | VariantKind::Other)
    }

    fn has_name(&self, name: &str) -> bool {
        self.is_named() && self.is_declared_as(name)
    }

    fn is_declared_as(&self, name: &str) -> bool {
        let is_open = matches!(self.kind, VariantKind::Skipped | VariantKind::Untagged);
        !is_open && (self.name == name || self.aliases.contains(&name))
    }
}
