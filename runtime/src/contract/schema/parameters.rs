//! Schemas for the fields of a query string, a path or headers.

use alloc::{format, string::String, vec::Vec};

use serde_json::{Map, Value};

use super::{
    Writer,
    conditions::Siblings,
    draft::{Draft, tell_behind},
    json::json,
    members::{Members, names_of},
};
use crate::{
    Param, Rule, ValueKind,
    type_info::{FieldName, Layout, Member, Shape, TypeInfo},
    walk::Entry,
};

/// A field with its schema, and whether it is required.
type Parameter = (String, Value, bool);

/// Returns the fields of a type, by its schema. All of them are sent as text.
///
/// There is no schema of all parameters, so each of them describes the rules over several fields that concern it.
pub(crate) fn parameters(of: TypeInfo, schema: Value) -> Vec<Parameter> {
    let mut parameters = fields_of(schema);
    Notes { parameters: &mut parameters, entered: Vec::new() }.of_shape(&of.shape());
    parameters
}

/// Returns what the parameter at this place has to be, if there is one: an element of a tuple or list, a value of a
/// map, or the value itself.
pub(crate) fn at_place(schema: &Value, place: usize) -> Option<Value> {
    let element = match schema["type"].as_str() {
        Some("array") => schema["prefixItems"].get(place).or_else(|| schema.get("items")),
        Some("object") => schema.get("additionalProperties"),
        Some("null") => None,
        _ => Some(schema).filter(|_| place == 0),
    };
    let mut element = element.filter(|element| **element != Value::Bool(false)).cloned()?;
    without_null(&mut element);
    Some(element)
}

fn fields_of(schema: Value) -> Vec<Parameter> {
    let Value::Object(mut object) = schema else { return Vec::new() };
    let Some(Value::Object(properties)) = object.remove("properties") else { return Vec::new() };
    let required = object.get("required").and_then(Value::as_array);
    let is_required = |name: &str| required.is_some_and(|names| names.iter().any(|other| other == name));
    let parameter = |(name, mut schema): (String, Value)| {
        without_null(&mut schema);
        let is_required = is_required(&name);
        (name, schema, is_required)
    };
    properties.into_iter().map(parameter).collect()
}

/// Adds to the parameters what the schema of an object has beside its fields.
struct Notes<'p> {
    parameters: &'p mut [Parameter],
    /// The types whose fields stand among the others.
    entered: Vec<&'static str>,
}

/// The name of a field, if it is not flattened, and the names of its parameters.
type Named = (Option<&'static str>, Vec<&'static str>);

impl Notes<'_> {
    /// Returns the names of all fields.
    fn of_shape(&mut self, shape: &Shape) -> Vec<&'static str> {
        let Shape::Type(ty) = shape else { return Vec::new() };
        let Layout::Fields(fields) = ty.layout else { return Vec::new() };
        if ty.id.is_some_and(|id| self.entered.contains(&id)) {
            return Vec::new();
        }
        self.entered.extend(ty.id);
        let members: Vec<&Member> = ty.members.iter().collect();
        let siblings = Siblings { members: &members, fields };
        let named: Vec<Named> = members.iter().map(|member| self.member(member, &siblings)).collect();
        for entry in &ty.rules {
            if let Entry::Rule(rule) = entry {
                self.rule_over(*rule, &named);
            }
        }
        self.entered.pop();
        named.into_iter().flat_map(|(_, names)| names).collect()
    }

    fn member(&mut self, member: &Member, siblings: &Siblings<'_>) -> Named {
        match member.name {
            FieldName::Field(name) => (Some(name), self.field(member, siblings)),
            _ => (None, self.of_shape(&member.looks.shape())),
        }
    }

    /// Adds a rule over a whole type to the fields that it names, or to all.
    fn rule_over(&mut self, rule: &dyn Rule, named: &[Named]) {
        let of = fields_named_by(rule);
        let is_named = |name: Option<&str>| of.is_none_or(|of| name.is_some_and(|name| of.contains(&name)));
        let names = named.iter().filter(|(name, _)| is_named(*name)).flat_map(|(_, names)| names);
        let mut note = Draft::default();
        note.note(rule, ValueKind::Object, false);
        self.add(&names.copied().collect::<Vec<_>>(), note.into_map());
    }

    /// Adds what a field must be under conditions, without their text, which it has already. Adds that it has several
    /// names.
    fn field(&mut self, member: &Member, siblings: &Siblings<'_>) -> Vec<&'static str> {
        let names: Vec<&'static str> = names_of(member, siblings.fields).collect();
        let (_, conditional) = Writer::default().conditions(member, siblings, &mut Members::default());
        let mut note = conditional.into_map();
        note.remove("description");
        if let [_, _, ..] = &*names {
            let many = if member.is_required() { "Exactly" } else { "At most" };
            note.insert("description".into(), format!("{many} one of {}.", names.join(", ")).into());
        }
        self.add(&names, note);
        names
    }

    /// Adds a note to the parameters with these names.
    fn add(&mut self, names: &[&str], mut note: Map<String, Value>) {
        let rules = note.remove("x-rules");
        let text = note.get("description").and_then(Value::as_str).unwrap_or_default();
        for (name, schema, _) in self.parameters.iter_mut() {
            let Some(keywords) = schema.as_object_mut().filter(|_| names.contains(&&**name)) else {
                continue;
            };
            if let Some(Value::Array(rules)) = &rules {
                let all = keywords.entry("x-rules").or_insert_with(|| Value::Array(Vec::new()));
                all.as_array_mut().into_iter().for_each(|all| all.extend(rules.iter().cloned()));
            }
            tell_behind(schema, text);
        }
    }
}

/// Returns the fields that a rule over a type is about. `None` if a function decides.
fn fields_named_by(rule: &dyn Rule) -> Option<&'static [&'static str]> {
    let mut names = None;
    rule.params(&mut |_, param| {
        if let Param::Texts(texts) = param {
            names = Some(texts);
        }
    });
    names
}

/// Removes null, which cannot be sent as text.
fn without_null(schema: &mut Value) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|ty| ty != "null");
        if let [only] = &**types {
            let only = only.clone();
            schema["type"] = only;
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("enum") {
        choices.retain(|choice| !choice.is_null());
    }
    let null = json!({ "type": "null" });
    let choices = schema.get_mut("anyOf").and_then(Value::as_array_mut);
    let Some(choices) = choices.filter(|choices| choices.contains(&null)) else { return };
    choices.retain(|choice| *choice != null);
    if let [Value::Object(only)] = &**choices {
        let only = only.clone();
        if let Some(keywords) = schema.as_object_mut() {
            keywords.remove("anyOf");
            keywords.extend(only);
        }
    }
}
