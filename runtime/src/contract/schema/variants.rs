//! The schema of an enum, built variant by variant.

use alloc::vec::Vec;

use serde_json::Value;

use super::{Writer, draft::Draft, json::json, members::Members, value::tell};
use crate::{
    ValueKind,
    type_info::{Layout, Member, Shape, Type},
    walk::{Fields, Form, Tagging, Variant, VariantKind, Variants},
};

impl Writer {
    /// Returns the schema of an enum. A flattened one stands beside the fields of others.
    pub(super) fn variants(&mut self, ty: &Type, variants: &Variants, is_flattened: bool) -> Draft {
        let is_tagged = !matches!(variants.tagging, Tagging::Untagged);
        let read = variants.variants.iter().filter(|variant| variant.kind != VariantKind::Skipped);
        let (tagged, untagged): (Vec<_>, Vec<_>) =
            read.partition(|variant| is_tagged && variant.kind != VariantKind::Untagged);
        let mut choices = Vec::new();
        if let (Tagging::External, false) = (variants.tagging, is_flattened) {
            choices.extend(texts(&tagged));
        }
        for variant in tagged {
            self.tagged(ty, variant, variants, is_flattened, &mut choices);
        }
        let is_exclusive = untagged.is_empty() && !is_flattened;
        for variant in untagged {
            let members = members_of(ty, variant);
            choices.push(match variant.fields.form {
                Form::Object | Form::Newtype if is_flattened => self.part(&members, variant),
                _ => self.content(&members, variant),
            });
        }
        choice(choices, is_exclusive)
    }

    fn tagged(
        &mut self,
        ty: &Type,
        variant: &Variant,
        variants: &Variants,
        is_flattened: bool,
        choices: &mut Vec<Value>,
    ) {
        let members = members_of(ty, variant);
        let mut object = Members::default();
        let is_unit = variant.fields.form == Form::Unit && variant.kind != VariantKind::Converted;
        let denies = match variants.tagging {
            Tagging::External if is_unit && !is_flattened => return,
            Tagging::External => {
                let content = if is_unit { nothing() } else { self.content_of(&members, variants) };
                for name in names(variant) {
                    choices.push(object_of_one(name, &content, !is_flattened));
                }
                return;
            }
            Tagging::Internal(tag) => {
                object.field(tag, name_of(variant, variants), true);
                self.beside_tag(&members, variant, &mut object);
                match (variant.fields.form, members.first()) {
                    (Form::Newtype, Some(member)) => denies_others(&member.looks.shape()),
                    (form, _) => variants.deny_unknown_fields && form == Form::Object,
                }
            }
            Tagging::Adjacent(tag, content) => {
                object.field(tag, name_of(variant, variants), true);
                let is_required = members.first().is_some_and(|member| !member.looks.is_nullable());
                let schema =
                    if is_unit { json!({ "type": "null" }) } else { self.content_of(&members, variants) };
                object.field(content, schema, is_required && !is_unit);
                variants.deny_unknown_fields
            }
            Tagging::Untagged => return,
        };
        let choice = if is_flattened { object.into_part() } else { object.into_draft(denies) };
        let mut choice = choice.into_value();
        tell(&mut choice, variant.fields.about);
        choices.push(choice);
    }

    /// Returns the schema of a variant's content that has its own name.
    fn content_of(&mut self, members: &[&Member], variants: &Variants) -> Value {
        let Some(member) = members.first() else { return Value::Bool(true) };
        match member.looks.shape() {
            Shape::Type(content) if content.id.is_none() && variants.deny_unknown_fields => {
                self.closed(&content)
            }
            _ => self.member(member),
        }
    }

    /// Returns the schema of a variant's content that denies other fields.
    fn closed(&mut self, content: &Type) -> Value {
        match content.layout {
            Layout::Fields(fields) if fields.form == Form::Object => {
                let members: Vec<&Member> = content.members.iter().collect();
                self.object(&members, &Fields { deny_unknown_fields: true, ..*fields }).into_value()
            }
            _ => self.ty(content),
        }
    }

    /// Adds the content of an internally tagged variant to the object that has the tag.
    fn beside_tag(&mut self, members: &[&Member], variant: &Variant, object: &mut Members) {
        match (variant.fields.form, members.first()) {
            (Form::Object, _) => self.fields(members, variant.fields, object),
            (Form::Newtype, Some(member)) => {
                self.flattened(&member.looks.shape(), member.looks.is_nullable(), &member.rules, object);
            }
            _ => {}
        }
    }

    /// Returns the schema of a variant that has no name, and reads from among the fields of others.
    fn part(&mut self, members: &[&Member], variant: &Variant) -> Value {
        let mut object = Members::default();
        self.beside_tag(members, variant, &mut object);
        object.into_part().into_value()
    }

    /// Returns the schema of a variant that has no name.
    fn content(&mut self, members: &[&Member], variant: &Variant) -> Value {
        match variant.fields.form {
            Form::Object => self.object(members, variant.fields).into_value(),
            Form::Newtype => members.first().map_or(Value::Bool(true), |member| self.member(member)),
            Form::Array => self.elements(members, variant.fields.counts()).into_value(),
            Form::Unit => json!({ "type": "null" }),
        }
    }
}

/// Returns the schema of no content beside other fields, where serde takes an empty object for null.
fn nothing() -> Value {
    json!({ "type": ["null", "object"], "maxProperties": 0 })
}

/// Returns whether the content of a variant denies other fields.
fn denies_others(content: &Shape) -> bool {
    match content {
        Shape::Type(ty) => matches!(ty.layout, Layout::Fields(fields) if fields.deny_unknown_fields),
        _ => false,
    }
}

/// Returns the only schema, or a choice between several. They may exclude each other.
fn choice(mut choices: Vec<Value>, is_exclusive: bool) -> Draft {
    match (choices.pop(), choices.is_empty()) {
        (Some(only), true) => Draft::from(only),
        (Some(last), false) => {
            choices.push(last);
            let mut draft = Draft::default();
            draft.set(if is_exclusive { "oneOf" } else { "anyOf" }, choices);
            draft
        }
        (None, _) => Draft::from(Value::Bool(false)),
    }
}

/// Returns the schema of the variants without content: their names as text.
fn texts(tagged: &[&Variant]) -> Option<Value> {
    let (mut units, mut others) = (Vec::new(), Vec::new());
    for variant in tagged {
        let list = if variant.fields.form == Form::Unit { &mut units } else { &mut others };
        list.extend(names(variant));
    }
    let mut draft = Draft::of(ValueKind::Text);
    let is_other =
        |variant: &&Variant| variant.kind == VariantKind::Other && variant.fields.form == Form::Unit;
    if !tagged.iter().any(is_other) {
        if units.is_empty() {
            return None;
        }
        draft.set("enum", units);
    } else if !others.is_empty() {
        draft.set("not", json!({ "enum": others }));
    }
    Some(draft.into_value())
}

/// Returns the schema of a tag.
fn name_of(variant: &Variant, variants: &Variants) -> Value {
    let mut draft = Draft::of(ValueKind::Text);
    let names = names(variant);
    if variant.kind == VariantKind::Other {
        let mut taken = Vec::new();
        for other in variants.variants {
            let has_name = !matches!(other.kind, VariantKind::Skipped | VariantKind::Untagged);
            if has_name && !core::ptr::eq(other, variant) {
                taken.extend(self::names(other));
            }
        }
        draft.set("not", json!({ "enum": taken }));
    } else if let [name] = *names {
        draft.set("const", name);
    } else {
        draft.set("enum", names);
    }
    draft.into_value()
}

/// Returns the names that a flattened enum takes from among the fields of others.
pub(super) fn taken_names(variants: &Variants) -> Vec<&'static str> {
    match variants.tagging {
        Tagging::External => variants.variants.iter().flat_map(names).collect(),
        Tagging::Adjacent(tag, content) => alloc::vec![tag, content],
        // serde looks at all of the others, and leaves them there.
        Tagging::Internal(_) | Tagging::Untagged => Vec::new(),
    }
}

fn names(variant: &Variant) -> Vec<&'static str> {
    let mut names = alloc::vec![variant.name];
    names.extend(variant.aliases);
    names
}

/// Returns the schema of an object with this field. If it is closed, it has no other.
fn object_of_one(name: &str, content: &Value, is_closed: bool) -> Value {
    let mut object = Members::default();
    object.field(name, content.clone(), true);
    object.into_draft(is_closed).into_value()
}

/// Returns the fields of a variant, or the one field that is its content.
fn members_of<'t>(ty: &'t Type, variant: &Variant) -> Vec<&'t Member> {
    ty.members.iter().filter(|member| member.variant == Some(variant.name)).collect()
}
