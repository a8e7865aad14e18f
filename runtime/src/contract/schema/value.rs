//! Schemas of values: of fields, elements and whole types.

use alloc::vec::Vec;
use core::ops::RangeInclusive;

use serde_json::Value;

use super::{
    Writer,
    draft::{Draft, EqualItems, describe},
    json::json,
};
use crate::{
    ValueKind,
    json::{Change, JsonType},
    type_info::{Element, Layout, MAX_NEWTYPES, Member, Sent, Shape, Type, TypeInfo},
    walk::{Entry, Form, Tagging, Variant, VariantKind, Variants},
};

impl Writer {
    /// Returns the schema of a field, with the rules of its attribute.
    pub(super) fn member(&mut self, member: &Member) -> Value {
        self.member_with(member, &member.rules)
    }

    /// Returns the schema of a field, with some of its rules.
    pub(super) fn member_with(&mut self, member: &Member, rules: &[Entry]) -> Value {
        let mut schema = self.value_of(member, rules);
        tell(&mut schema, member.docs);
        schema
    }

    /// Returns the schema of a field's value, with these rules. A function may read it.
    fn value_of(&mut self, member: &Member, rules: &[Entry]) -> Value {
        let Some(Sent { info, change }) = member.sent else {
            return self.value_as(&member.looks.shape(), &member.held(), member.looks.is_nullable(), rules);
        };
        let shape = info.shape();
        let mut draft = self.shape(&shape);
        if change == Change::Any {
            draft.rule(&JsonType::Accepted, ValueKind::Anything);
            self.entries_as(rules, &Shape::unknown(), &member.held(), &mut draft);
        } else {
            self.entries_of_changed(rules, &shape, change, &mut draft);
        }
        draft.finish(info.is_optional())
    }

    /// Returns the schema of a value with its rules.
    pub(super) fn value(&mut self, shape: &Shape, is_nullable: bool, rules: &[Entry]) -> Value {
        self.value_as(shape, shape, is_nullable, rules)
    }

    /// Does the same for a value that rules see as `held`.
    fn value_as(&mut self, shape: &Shape, held: &Shape, is_nullable: bool, rules: &[Entry]) -> Value {
        let mut draft = self.shape(shape);
        self.entries_as(rules, shape, held, &mut draft);
        if draft.is_not_null && reads_null(shape, MAX_NEWTYPES) {
            draft.and(json!({ "not": { "type": "null" } }));
        }
        draft.finish(is_nullable)
    }

    fn shape(&mut self, shape: &Shape) -> Draft {
        match shape {
            Shape::Value(expected) => {
                let mut draft = Draft::of(expected.value_kind());
                draft.rule(expected, expected.value_kind());
                draft
            }
            Shape::List(element) => self.list(*element, 0..=usize::MAX),
            Shape::Array(element, length) => self.list(*element, *length..=*length),
            Shape::Map(element, key) => {
                let mut draft = Draft::of(ValueKind::Map);
                if element.key.is_some() || key.value_kind() == ValueKind::Text {
                    draft.set("propertyNames", self.value(&name_of(*element, *key), false, &[]));
                }
                draft.set("additionalProperties", self.element(*element, &[]));
                draft
            }
            Shape::Type(ty) => match (ty.id, ty.layout) {
                (None, _) | (_, Layout::Tuple) => Draft::from(self.ty(ty)),
                (Some(id), _) => {
                    let mut draft = Draft::default();
                    draft.set("$ref", self.reference(id, ty));
                    draft
                }
            },
        }
    }

    fn list(&mut self, element: Element, counts: RangeInclusive<usize>) -> Draft {
        let mut draft = Draft::of(ValueKind::List);
        draft.set("items", self.element(element, &[]));
        draft.counts(counts);
        draft
    }

    /// Returns the schema of any element of a list or value of a map, with the rules of `each(…)`.
    pub(super) fn element(&mut self, element: Element, rules: &[Entry]) -> Value {
        self.value(&element.info.shape(), element.info.is_optional(), rules)
    }

    /// Returns the schema of a type, to which others refer.
    pub(super) fn ty(&mut self, ty: &Type) -> Value {
        let mut schema = self.untold(ty);
        tell(&mut schema, ty.about());
        schema
    }

    /// Returns the schema of a type without its doc comments.
    fn untold(&mut self, ty: &Type) -> Value {
        if let Some(member) = ty.newtype_field() {
            let mut rules = member.rules.clone();
            rules.extend(ty.rules.iter().cloned());
            return self.value_of(member, &rules);
        }
        let members: Vec<&Member> = ty.members.iter().collect();
        let mut draft = match ty.layout {
            Layout::Variants(variants) => self.variants(ty, variants, false),
            Layout::Tuple => self.elements(&members, members.len()..=members.len()),
            Layout::Fields(fields) => match fields.form {
                Form::Object => self.object(&members, fields),
                Form::Array => self.elements(&members, fields.counts()),
                Form::Newtype | Form::Unit => Draft::of(ValueKind::Null),
            },
        };
        draft.rules_of(ty);
        draft.finish(false)
    }

    /// Returns the schema of a tuple's elements.
    pub(super) fn elements(&mut self, members: &[&Member], counts: RangeInclusive<usize>) -> Draft {
        let mut draft = Draft::of(ValueKind::List);
        let items: Vec<Value> = members.iter().map(|member| self.member(member)).collect();
        if !items.is_empty() {
            draft.set("prefixItems", items);
        }
        draft.set("items", false);
        draft.counts(counts);
        draft
    }

    pub(super) fn entries(&mut self, entries: &[Entry], shape: &Shape, draft: &mut Draft) {
        self.entries_as(entries, shape, shape, draft);
    }

    /// Does the same for a value that rules see as `held`.
    fn entries_as(&mut self, entries: &[Entry], shape: &Shape, held: &Shape, draft: &mut Draft) {
        let kind = shape.kind();
        draft.equal_items = element_of(shape, MAX_NEWTYPES).map_or(EqualItems::Unknown, equal_items);
        let mut each = Vec::new();
        for entry in entries {
            match entry {
                Entry::Rule(rule) if kind == ValueKind::Anything => draft.rule_of_unknown(*rule, held.kind()),
                Entry::Rule(rule) => draft.rule(*rule, kind),
                Entry::When(_, entries) => note(entries, held, true, draft),
                Entry::Each(entries) => each.extend(entries.iter().cloned()),
                Entry::Keys(entries) if kind == ValueKind::Map => {
                    draft.set("propertyNames", self.value(&names_of(shape, MAX_NEWTYPES), false, entries));
                }
                Entry::Keys(entries) => note(entries, &Shape::NAME, false, draft),
            }
        }
        match element_of(shape, MAX_NEWTYPES) {
            _ if each.is_empty() => {}
            Some(element) => {
                let keyword = if kind == ValueKind::Map { "additionalProperties" } else { "items" };
                draft.set(keyword, self.element(element, &each));
            }
            None => note(&each, &inside(held), false, draft),
        }
    }
}

impl Writer {
    /// Adds the rules of a value whose texts are changed before rules see them.
    fn entries_of_changed(&mut self, entries: &[Entry], shape: &Shape, change: Change, draft: &mut Draft) {
        for entry in entries {
            match entry {
                Entry::Rule(rule) => draft.rule_of_changed(*rule, shape.kind(), change),
                Entry::Each(entries) => note(entries, &Shape::NAME, false, draft),
                other => self.entries(core::slice::from_ref(other), shape, draft),
            }
        }
    }
}

/// Puts doc comments before the criteria of the rules.
pub(super) fn tell(schema: &mut Value, docs: &str) {
    if let Value::Object(keywords) = schema {
        describe(keywords, docs);
    }
}

impl Draft {
    /// Adds the rules over a whole type that has fields.
    pub(super) fn rules_of(&mut self, ty: &Type) {
        for entry in &ty.rules {
            if let Entry::Rule(rule) = entry {
                self.rule_over(*rule, ValueKind::Object, &|name, null_counts| {
                    super::members::with_field(ty, name, null_counts)
                });
            }
        }
    }
}

/// Describes rules that no keyword covers in words.
pub(super) fn note(entries: &[Entry], held: &Shape, is_conditional: bool, draft: &mut Draft) {
    for entry in entries {
        match entry {
            Entry::Rule(rule) => draft.note(*rule, held.kind(), is_conditional),
            Entry::When(_, entries) => note(entries, held, true, draft),
            Entry::Each(entries) => note(entries, &inside(held), is_conditional, draft),
            Entry::Keys(entries) => note(entries, &Shape::NAME, is_conditional, draft),
        }
    }
}

/// Returns the shape of the elements, as far as it is known.
fn inside(list: &Shape) -> Shape {
    element_of(list, MAX_NEWTYPES).map_or_else(Shape::unknown, |element| element.info.shape())
}

/// Returns the shape of a map's names: that of the key if it is text, or else text in the form of the key.
fn name_of(element: Element, key: JsonType) -> Shape {
    match (element.key.map(TypeInfo::shape).filter(|shape| shape.kind() == ValueKind::Text), key.value_kind())
    {
        (Some(shape), _) => shape,
        (None, ValueKind::Text) => Shape::Value(key),
        (None, _) => Shape::NAME,
    }
}

/// Returns the shape of a map's names, also through newtypes.
pub(super) fn names_of(shape: &Shape, newtypes: usize) -> Shape {
    match shape {
        Shape::Map(element, key) => name_of(*element, *key),
        Shape::Type(ty) if newtypes > 0 => match ty.newtype_field() {
            Some(member) => names_of(&member.looks.shape(), newtypes - 1),
            None => Shape::NAME,
        },
        _ => Shape::NAME,
    }
}

/// Returns the elements of a list or the values of a map, also through newtypes.
fn element_of(shape: &Shape, newtypes: usize) -> Option<Element> {
    match shape {
        Shape::List(element) | Shape::Array(element, _) | Shape::Map(element, _) => Some(*element),
        Shape::Type(ty) if newtypes > 0 => element_of(&ty.newtype_field()?.looks.shape(), newtypes - 1),
        Shape::Value(_) | Shape::Type(_) => None,
    }
}

/// Returns how equal elements are sent.
fn equal_items(element: Element) -> EqualItems {
    let shape = element.info.shape();
    let has_null = element.info.is_optional() || reads_null(&shape, MAX_NEWTYPES);
    // That of an untagged enum is known, though its kind is not.
    let is_enum = matches!(&shape, Shape::Type(ty) if matches!(ty.layout, Layout::Variants(_)));
    match shape.kind() {
        _ if has_null => EqualItems::Unknown,
        ValueKind::Anything if !is_enum => EqualItems::Unknown,
        _ if is_sent_in_one_way(&shape, MAX_NEWTYPES) => EqualItems::Alike,
        _ => EqualItems::AlikeOrNot,
    }
}

/// Returns whether a value can be sent in one way only.
fn is_sent_in_one_way(shape: &Shape, levels: usize) -> bool {
    let is_inside = |shape: &Shape| levels > 0 && is_sent_in_one_way(shape, levels - 1);
    match shape {
        Shape::Value(expected) => matches!(
            expected,
            JsonType::Bool
                | JsonType::Whole { .. }
                | JsonType::NonZero { .. }
                | JsonType::Number
                | JsonType::Char
                | JsonType::Text
        ),
        Shape::List(element) | Shape::Array(element, _) => is_inside(&element.info.shape()),
        Shape::Map(..) => false,
        Shape::Type(ty) => match (ty.newtype_field(), ty.layout) {
            (Some(member), _) => member.sent.is_none() && is_inside(&member.looks.shape()),
            (None, Layout::Variants(variants)) => are_names(variants),
            (None, Layout::Fields(_) | Layout::Tuple) => false,
        },
    }
}

/// Returns whether an enum is one of a few names, each with one spelling.
fn are_names(variants: &Variants) -> bool {
    let is_name = |variant: &Variant| {
        variant.fields.form == Form::Unit && variant.kind == VariantKind::Plain && variant.aliases.is_empty()
    };
    variants.tagging == Tagging::External && variants.variants.iter().all(is_name)
}

/// Returns whether the schema of a type itself allows null: a newtype's.
fn reads_null(shape: &Shape, newtypes: usize) -> bool {
    let Shape::Type(ty) = shape else { return false };
    let Some(member) = ty.newtype_field().filter(|_| newtypes > 0) else { return false };
    member.looks.is_nullable() || reads_null(&member.looks.shape(), newtypes - 1)
}
