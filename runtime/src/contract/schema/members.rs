//! The members of an object: what a schema says of their names.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use serde_json::{Map, Value};

use super::{draft::Draft, json::json};
use crate::{
    ValueKind, rules,
    type_info::{FieldName, Layout, Member, Type},
    walk::Fields,
};

/// The fields of an object, in the making.
#[derive(Default)]
pub(super) struct Members {
    properties: Map<String, Value>,
    required: Vec<Value>,
    /// The schema of what is sent under other names.
    pub(super) others: Option<Value>,
    /// The schema of those names.
    pub(super) other_names: Option<Value>,
    /// Names that a flattened field takes from the others.
    taken: Vec<&'static str>,
    all_of: Vec<Value>,
    /// The types whose fields are flattened into this object.
    pub(super) flattened: Vec<&'static str>,
}

impl Members {
    pub(super) fn field(&mut self, name: &str, schema: Value, is_required: bool) {
        self.properties.insert(name.to_string(), schema);
        if is_required {
            self.required.push(json!(name));
        }
    }

    pub(super) fn and(&mut self, schema: Value) {
        self.all_of.push(schema);
    }

    /// Adds a field with several names, of which a body may have one.
    pub(super) fn field_of(&mut self, names: &[&str], schema: &Value, is_required: bool) {
        for name in names {
            self.field(name, schema.clone(), false);
        }
        let mut choices: Vec<Value> = names.iter().map(|name| json!({ "required": [(*name)] })).collect();
        if !is_required {
            choices.push(json!({ "not": { "anyOf": (choices.clone()) } }));
        }
        self.all_of.push(json!({ "oneOf": choices }));
    }

    /// Keeps these names from the others, unless a map has seen them before.
    pub(super) fn take(&mut self, names: Vec<&'static str>) {
        if self.others.is_none() {
            self.taken.extend(names);
        }
    }

    /// Returns the object. It allows no other names if these are denied.
    pub(super) fn into_draft(mut self, denies_others: bool) -> Draft {
        let mut draft = Draft::of(ValueKind::Object);
        if self.others.is_some() || denies_others {
            self.list_taken();
        }
        if let Some(names) = self.other_names.take() {
            let own: Vec<&str> = self.properties.keys().map(String::as_str).collect();
            draft.set("propertyNames", json!({ "anyOf": [{ "enum": own }, names] }));
        }
        if !self.properties.is_empty() {
            draft.set("properties", self.properties);
        }
        if !self.required.is_empty() {
            draft.set("required", self.required);
        }
        match self.others {
            Some(others) => draft.set("additionalProperties", others),
            None if denies_others => draft.set("additionalProperties", false),
            None => {}
        }
        self.all_of.into_iter().for_each(|schema| draft.and(schema));
        draft
    }

    /// Lists the names whose values another part of the schema describes. `additionalProperties` does not see that.
    fn list_taken(&mut self) {
        for name in core::mem::take(&mut self.taken) {
            if !self.properties.contains_key(name) {
                self.properties.insert(name.to_string(), Value::Bool(true));
            }
        }
    }

    /// Returns what the object says beside the fields of others, which it must let pass.
    pub(super) fn into_part(self) -> Draft {
        Self { others: None, other_names: None, ..self }.into_draft(false)
    }
}

/// Returns the schema of an object in which the field was sent with a value that is neither null nor blank. If null
/// counts, it may also be what clears the field.
pub(super) fn with_field(ty: &Type, name: &str, null_counts: bool) -> Value {
    let member = ty.members.iter().find(|member| member.name.to_string() == name);
    let names = match (ty.layout, member) {
        (Layout::Fields(fields), Some(member)) => names_of(member, fields).collect(),
        _ => alloc::vec![name],
    };
    let member = member.filter(|member| !(null_counts && member.looks.is_cleared_by_null()));
    let schema = member.map_or(Value::Bool(true), value_that_is_there);
    any_of(
        names
            .iter()
            .map(|name| json!({ "required": [(*name)], "properties": { (*name): (schema.clone()) } }))
            .collect(),
    )
}

/// Iterates over the names that a body may have for a field.
pub(super) fn names_of<'s>(
    member: &Member,
    fields: &'s Fields,
) -> impl Iterator<Item = &'static str> + use<'s> {
    let name = match member.name {
        FieldName::Field(name) => Some(name),
        _ => None,
    };
    name.into_iter().chain(fields.aliases_of(member.position))
}

/// Returns a schema that holds if one of these does.
pub(super) fn any_of(mut schemas: Vec<Value>) -> Value {
    match schemas.pop() {
        Some(only) if schemas.is_empty() => only,
        Some(last) => {
            schemas.push(last);
            json!({ "anyOf": schemas })
        }
        None => Value::Bool(true),
    }
}

/// Returns the schema of what `required` asks for, without null.
fn value_that_is_there(member: &Member) -> Value {
    let mut draft = Draft::default();
    if member.looks.is_nullable() {
        draft.set("not", json!({ "type": "null" }));
    }
    draft.rule(&rules::required(), member.looks.shape().kind());
    draft.finish(false)
}
