//! Adds to our schema what another crate's schema of the same type has for people: titles, texts, examples.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use serde_json::{Map, Value};

use super::draft::describe;
use crate::type_info::TypeInfo;

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
/// Keywords that hold a list of schemas.
const CHOICES: &[&str] = &["oneOf", "anyOf", "allOf"];

/// Returns our schema of a type with the annotations and references of another schema, and without the hidden fields.
pub(crate) fn annotated(of: TypeInfo, told: &Value, hidden: &[&str]) -> Value {
    let (schema, definitions) = super::schemas(of);
    // The schema of a type that contains itself is a reference to its definition.
    let own = schema.get("$ref").and_then(Value::as_str).and_then(|own| own.strip_prefix(super::DEFINITIONS));
    let mut schema = own.and_then(|name| definitions.get(name)).cloned().unwrap_or(Value::Object(schema));
    Annotator { definitions: &definitions }.annotate(&mut schema, told);
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.retain(|name, _| !hidden.contains(&&**name));
    }
    schema
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
        if let Some(Value::Object(properties)) = keywords.get_mut("properties") {
            for (name, property) in properties {
                self.annotate_or_inline(property, property_of(told, name));
            }
        }
        for name in ["items", "additionalProperties"] {
            if let Some(inner) = keywords.get_mut(name) {
                self.annotate_or_inline(inner, find(told, name));
            }
        }
        for name in CHOICES.iter().chain(&["prefixItems"]) {
            if let Some(Value::Array(choices)) = keywords.get_mut(*name) {
                self.annotate_each(choices, told, name);
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
        if choice.get("$ref").is_some() {
            return self.refer(choice, told);
        }
        if let Some(Value::Object(properties)) = choice.get_mut("properties") {
            for (name, property) in properties {
                self.annotate_or_inline(property, property_of(told, name));
            }
        }
    }

    /// Takes the other schema's reference, or the definition itself if it has none.
    fn refer(&self, schema: &mut Value, told: &Value) {
        match (schema.get("$ref"), reference_in(told)) {
            (None, _) => {}
            (Some(_), Some(other)) => schema["$ref"] = Value::String(other.to_string()),
            (Some(_), None) => {
                self.define(schema, &[]);
            }
        }
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
