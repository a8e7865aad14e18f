//! Adds to our schema what another crate's schema of the same type has for people: titles, texts, examples.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use serde_json::{Map, Value};

use super::draft::describe;
use crate::{contract::OfFields, type_info::TypeInfo};

/// Keywords that refuse nothing.
const ANNOTATIONS: &[&str] = &[
    "title",
    "example",
    "examples",
    "default",
    "deprecated",
    "readOnly",
    "writeOnly",
    "externalDocs",
    "xml",
];
/// Keywords that say what a value is.
const TYPES: &[&str] = &["type", "$ref", "const", "enum", "oneOf", "anyOf", "allOf", "not"];
/// Keywords that hold a list of schemas.
const CHOICES: &[&str] = &["oneOf", "anyOf", "allOf"];

/// Returns our schema of a type with the annotations and references of another schema, without the hidden fields, and
/// with what is given of fields of which nothing is known.
pub(crate) fn annotated(of: TypeInfo, told: &Value, fields: &OfFields<'_>) -> Value {
    let (schema, definitions) = super::schemas(of);
    // The schema of a type that contains itself is a reference to its definition.
    let own = schema.get("$ref").and_then(Value::as_str).and_then(|own| own.strip_prefix(super::DEFINITIONS));
    let mut schema = own.and_then(|name| definitions.get(name)).cloned().unwrap_or(Value::Object(schema));
    Annotator { definitions: &definitions }.annotate(&mut schema, told);
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.retain(|name, _| !fields.hidden.contains(&&**name));
        for (name, property) in properties.iter_mut().filter(|(name, _)| fields.given.contains(&&***name)) {
            if let Some(told) = property_of(told, name) {
                give(property, told);
            }
        }
    }
    schema
}

/// Our schemas of the types inside of a type, by their names.
#[cfg(feature = "utoipa")]
pub(crate) struct Inside(Map<String, Value>);

#[cfg(feature = "utoipa")]
impl Inside {
    pub(crate) fn of(of: TypeInfo) -> Self {
        Self(super::schemas(of).1)
    }

    /// Returns our schema of the type that another crate calls so, with the annotations of the other schema and without
    /// the fields that it hides. `None` if it is another type.
    pub(crate) fn annotated(&self, name: &str, told: &Value) -> Option<Value> {
        let mut schema = self.0.get(name)?.clone();
        let shown = told.get("properties").and_then(Value::as_object);
        if let (Some(Value::Object(own)), Some(shown)) = (schema.get_mut("properties"), shown) {
            if !shown.keys().all(|name| own.contains_key(name)) {
                return None;
            }
            own.retain(|name, _| shown.contains_key(name));
        }
        Annotator { definitions: &self.0 }.annotate(&mut schema, told);
        Some(schema)
    }
}

/// Takes a schema for a value of which ours says nothing.
pub(crate) fn give(schema: &mut Value, told: &Value) {
    let (Value::Object(keywords), Value::Object(told)) = (schema, told) else { return };
    if TYPES.iter().any(|keyword| keywords.contains_key(*keyword)) {
        return;
    }
    for (name, value) in told {
        if !keywords.contains_key(name) {
            keywords.insert(name.clone(), value.clone());
        }
    }
}

/// Copies the texts and examples of another schema.
pub(crate) fn copy_annotations(keywords: &mut Map<String, Value>, told: &Value) {
    for name in ANNOTATIONS {
        copy(name, keywords, told);
    }
    // For an `Option`, a null default says nothing. For a `Patch`, null is not the default.
    if keywords.get("default") == Some(&Value::Null) {
        keywords.remove("default");
    }
    if let Some(text) = told.get("description").and_then(Value::as_str) {
        describe(keywords, text);
    }
}

struct Annotator<'d> {
    definitions: &'d Map<String, Value>,
}

impl Annotator<'_> {
    fn annotate(&self, schema: &mut Value, told: &Value) {
        self.refer(schema, told);
        let Value::Object(keywords) = schema else { return };
        copy_annotations(keywords, told);
        let is_number = matches!(keywords.get("type").and_then(first_type), Some("integer" | "number"));
        if is_number && fits(keywords, told) {
            copy("format", keywords, told);
        }
        self.annotate_inside(schema, told);
    }

    /// Annotates the schemas inside of this one. What has no counterpart keeps no reference, which only ours would have.
    fn annotate_inside(&self, schema: &mut Value, told: &Value) {
        let Value::Object(keywords) = schema else { return };
        for (name, inner) in keywords {
            match (&**name, inner) {
                ("properties", Value::Object(properties)) => {
                    for (name, property) in properties {
                        self.annotate_or_inline(property, property_of(told, name));
                    }
                }
                (name @ ("items" | "additionalProperties" | "propertyNames"), inner) => {
                    self.annotate_or_inline(inner, find(told, name));
                }
                (name, Value::Array(choices)) if name == "prefixItems" || CHOICES.contains(&name) => {
                    self.annotate_each(choices, told, name);
                }
                (name, _) if ANNOTATIONS.contains(&name) => {}
                (_, inner) => self.inline(inner, &mut Vec::new()),
            }
        }
    }

    /// Annotates choice by choice, if both schemas have as many. If not, all that is known may be of each.
    fn annotate_each(&self, choices: &mut [Value], told: &Value, name: &str) {
        let same = told.get(name).and_then(Value::as_array).filter(|told| told.len() == choices.len());
        for (at, choice) in choices.iter_mut().enumerate() {
            match same.and_then(|told| told.get(at)) {
                Some(told) => self.annotate(choice, told),
                None if name == "prefixItems" => self.inline(choice, &mut Vec::new()),
                None if choice.get("type").and_then(Value::as_str) == Some("null") => {}
                None => self.refer_inside(choice, told),
            }
        }
    }

    /// Annotates the fields of a choice whose counterpart is not known.
    fn refer_inside(&self, choice: &mut Value, told: &Value) {
        match self.counterpart(choice, told) {
            Some(reference) => choice["$ref"] = Value::String(reference.to_string()),
            None if choice.get("$ref").is_some() => self.inline(choice, &mut Vec::new()),
            None => {}
        }
        self.annotate_inside(choice, told);
    }

    /// Takes the other schema's reference, or the definition itself if it has none.
    fn refer(&self, schema: &mut Value, told: &Value) {
        match self.counterpart(schema, told) {
            Some(reference) => schema["$ref"] = Value::String(reference.to_string()),
            None => drop(self.define(schema, &[])),
        }
    }

    /// Returns the other schema's reference to what ours refers to. One to another of our definitions is none.
    fn counterpart<'v>(&self, schema: &Value, told: &'v Value) -> Option<&'v str> {
        let own = schema.get("$ref")?.as_str()?.strip_prefix(super::DEFINITIONS)?;
        let reference = reference_in(told)?;
        let name = reference.rsplit('/').next()?;
        (name == own || !self.definitions.contains_key(name)).then_some(reference)
    }

    /// Replaces a reference by its definition, unless it is inside of that. Returns the definition's name.
    fn define(&self, schema: &mut Value, entered: &[&str]) -> Option<&str> {
        let Value::Object(keywords) = schema else { return None };
        let reference = keywords.get("$ref")?.as_str()?.strip_prefix(super::DEFINITIONS)?;
        let (name, definition) = self.definitions.get_key_value(reference)?;
        let beside = core::mem::take(keywords);
        if let Some(definition) = definition.as_object().filter(|_| !entered.contains(&name.as_str())) {
            keywords.extend(definition.clone());
        }
        keywords.extend(beside.into_iter().filter(|(name, _)| name != "$ref"));
        Some(name)
    }

    /// Replaces all references, if the other schema has no counterpart for them.
    fn inline<'d>(&'d self, schema: &mut Value, entered: &mut Vec<&'d str>) {
        let name = self.define(schema, entered);
        entered.extend(name);
        match schema {
            Value::Object(keywords) => keywords.values_mut().for_each(|inner| self.inline(inner, entered)),
            Value::Array(items) => items.iter_mut().for_each(|inner| self.inline(inner, entered)),
            _ => {}
        }
        if name.is_some() {
            entered.pop();
        }
    }

    fn annotate_or_inline(&self, schema: &mut Value, told: Option<&Value>) {
        match told {
            Some(told) => self.annotate(schema, told),
            None => self.inline(schema, &mut Vec::new()),
        }
    }
}

/// Returns whether the format that is told, such as the `int32` of a `u32`, has room for the largest number.
fn fits(keywords: &Map<String, Value>, told: &Value) -> bool {
    let most = match told.get("format").and_then(Value::as_str) {
        Some("int32") => i32::MAX.into(),
        Some("int64") => i64::MAX,
        _ => return true,
    };
    keywords.get("maximum").is_none_or(|maximum| maximum.as_i64().is_some_and(|maximum| maximum <= most))
}

fn first_type(ty: &Value) -> Option<&str> {
    ty.as_str().or_else(|| ty.get(0)?.as_str())
}

fn copy(name: &str, keywords: &mut Map<String, Value>, told: &Value) {
    if let (None, Some(value)) = (keywords.get(name), told.get(name)) {
        keywords.insert(name.to_string(), value.clone());
    }
}

/// Returns the value of a keyword, here or in a choice.
fn find<'v>(told: &'v Value, name: &str) -> Option<&'v Value> {
    told.get(name).or_else(|| choices_of(told).find_map(|choice| find(choice, name)))
}

fn property_of<'v>(told: &'v Value, name: &str) -> Option<&'v Value> {
    let here = told.get("properties").and_then(|properties| properties.get(name));
    here.or_else(|| choices_of(told).find_map(|choice| property_of(choice, name)))
}

/// Returns the reference, alone or beside null.
fn reference_in(told: &Value) -> Option<&str> {
    let mut choices =
        choices_of(told).filter(|choice| choice.get("type").and_then(Value::as_str) != Some("null"));
    let only = choices.next().filter(|_| choices.next().is_none());
    told.get("$ref").and_then(Value::as_str).or_else(|| reference_in(only?))
}

fn choices_of(told: &Value) -> impl Iterator<Item = &Value> {
    CHOICES.iter().filter_map(|name| told.get(*name)?.as_array()).flatten()
}
