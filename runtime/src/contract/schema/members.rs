//! The schema of an object, built field by field.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use serde_json::{Map, Value};

use super::{
    Writer,
    conditions::Siblings,
    draft::{Draft, tell_behind},
    json::json,
};
use crate::{
    ValueKind,
    json::JsonType,
    rules,
    type_info::{FieldName, Layout, Member, Shape, Type},
    walk::{Fields, Form},
};

/// The fields of an object, in the making.
#[derive(Default)]
pub(super) struct Members {
    properties: Map<String, Value>,
    required: Vec<Value>,
    /// The schema of what is sent under other names.
    others: Option<Value>,
    all_of: Vec<Value>,
    /// The types whose fields are flattened into this object.
    flattened: Vec<&'static str>,
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
    fn field_of(&mut self, names: &[&str], schema: &Value, is_required: bool) {
        for name in names {
            self.field(name, schema.clone(), false);
        }
        let mut choices: Vec<Value> = names.iter().map(|name| json!({ "required": [(*name)] })).collect();
        if !is_required {
            choices.push(json!({ "not": { "anyOf": (choices.clone()) } }));
        }
        self.all_of.push(json!({ "oneOf": choices }));
    }

    /// Returns the object. It allows no other names if these are denied.
    pub(super) fn into_draft(self, denies_others: bool) -> Draft {
        let mut draft = Draft::of(ValueKind::Object);
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
}

impl Writer {
    pub(super) fn object(&mut self, members: &[&Member], fields: &Fields) -> Draft {
        let mut object = Members::default();
        self.fields(members, fields, &mut object);
        object.into_draft(fields.deny_unknown_fields)
    }

    /// Adds the fields of a type to the object.
    pub(super) fn fields(&mut self, members: &[&Member], fields: &Fields, object: &mut Members) {
        for member in members {
            match member.name {
                FieldName::Field(_) => {
                    let (rules, conditional) = self.conditions(member, &Siblings { members, fields }, object);
                    let mut schema = self.member_with(member, &rules);
                    tell_behind(&mut schema, &conditional.criteria());
                    let names: Vec<&str> = names_of(member, fields).collect();
                    match &*names {
                        [name] => {
                            tell_default(&mut schema, member);
                            object.field(name, schema, member.is_required);
                        }
                        names => object.field_of(names, &schema, member.is_required),
                    }
                }
                _ => self.flattened(&member.looks.shape(), member.looks.is_nullable(), object),
            }
        }
    }

    /// Adds a flattened field, which reads from among the fields of its parent.
    pub(super) fn flattened(&mut self, shape: &Shape, is_optional: bool, object: &mut Members) {
        match shape {
            // A body that does not have the type is no mistake: the field has no value then.
            Shape::Type(_) if is_optional => {
                let schema = self.value(shape, false, &[]);
                object.all_of.push(json!({ "anyOf": [schema, true] }));
            }
            Shape::Type(ty) => self.flattened_type(ty, object),
            Shape::Map(element, _) => {
                object.others = Some(self.value(&element.info.shape(), element.info.is_optional(), &[]));
            }
            Shape::Value(_) | Shape::List(_) | Shape::Array(..) => {}
        }
    }

    fn flattened_type(&mut self, ty: &Type, object: &mut Members) {
        match (ty.layout, ty.id, ty.newtype_field()) {
            (_, Some(id), _) if object.flattened.contains(&id) => {}
            (Layout::Fields(fields), id, None) if fields.form == Form::Object => {
                object.flattened.extend(id);
                object.all_of.extend(of_rules(ty));
                self.fields(&ty.members.iter().collect::<Vec<_>>(), fields, object);
                if id.is_some() {
                    object.flattened.pop();
                }
            }
            (_, _, Some(member)) => self.flattened(&member.looks.shape(), member.looks.is_nullable(), object),
            (Layout::Variants(variants), id, _) if id.is_none_or(|id| !self.flattened.contains(&id)) => {
                self.flattened.extend(id);
                object.all_of.push(self.variants(ty, variants, true).into_value());
                object.all_of.extend(of_rules(ty));
                if id.is_some() {
                    self.flattened.pop();
                }
            }
            (Layout::Variants(_), ..) => {}
            _ => object.all_of.push(self.ty(ty)),
        }
    }
}

/// Adds the value of a field that is left out, if it is the default of a type that is known. Null is left out, as it
/// means different things to `Option` and `Patch`.
fn tell_default(schema: &mut Value, member: &Member) {
    if !member.has_default || member.looks.is_nullable() {
        return;
    }
    let default = match member.looks.shape() {
        Shape::Value(JsonType::Bool) => json!(false),
        Shape::Value(JsonType::Whole { .. } | JsonType::Number) => json!(0),
        Shape::Value(JsonType::Text) => json!(""),
        Shape::List(_) => json!([]),
        Shape::Map(..) => json!({}),
        _ => return,
    };
    if let Value::Object(keywords) = schema {
        keywords.insert("default".to_string(), default);
    }
}

/// Returns the schema of the rules over a whole type that is flattened into another.
fn of_rules(ty: &Type) -> Option<Value> {
    let mut draft = Draft::default();
    draft.rules_of(ty);
    Some(draft.into_value()).filter(|schema| *schema != json!({}))
}

/// Returns the schema of an object in which the field was sent with a value that is neither null nor blank. If null
/// counts, it may also be the null that clears the field.
pub(super) fn with_field(ty: &Type, name: &str, null_counts: bool) -> Value {
    let member = ty.members.iter().find(|member| member.name.to_string() == name);
    let names = match (ty.layout, member) {
        (Layout::Fields(fields), Some(member)) => names_of(member, fields).collect(),
        _ => alloc::vec![name],
    };
    let schema = member.map_or(Value::Bool(true), |member| match value_that_is_there(member) {
        value if null_counts && member.looks.is_cleared_by_null() => {
            json!({ "anyOf": [value, { "type": "null" }] })
        }
        value => value,
    });
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
