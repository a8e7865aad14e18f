//! The fields of a query string, a path or headers.

use alloc::{string::String, vec::Vec};

use serde_json::Value;

/// The fields of an object, each with its schema, and whether it is required. All of them are sent as text.
pub(crate) fn parameters(schema: Value) -> Vec<(String, Value, bool)> {
    let Value::Object(mut object) = schema else { return Vec::new() };
    let Some(Value::Object(properties)) = object.remove("properties") else { return Vec::new() };
    let required = object.get("required").and_then(Value::as_array);
    let is_required = |name: &str| required.is_some_and(|names| names.iter().any(|other| other == name));
    let parameter = |(name, mut schema): (String, Value)| {
        drop_null(&mut schema);
        let is_required = is_required(&name);
        (name, schema, is_required)
    };
    properties.into_iter().map(parameter).collect()
}

/// Text knows no null.
fn drop_null(schema: &mut Value) {
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
    let null = serde_json::json!({ "type": "null" });
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
