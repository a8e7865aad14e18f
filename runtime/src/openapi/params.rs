//! Parameters: the fields of a query string, a path or headers.

use std::{
    string::{String, ToString},
    vec::Vec,
};

use serde_json::Value;
use utoipa::openapi::{
    RefOr, Required,
    path::{Parameter, ParameterBuilder, ParameterIn},
    schema::Schema,
};

use super::schema::{ERROR_TYPES, of_value, value_of};
use crate::{
    ApiValidate,
    contract::{Field, copy_annotations},
};

/// The parameters of a type: each of its fields, with all of its rules, and what utoipa makes of its attributes.
pub fn params<T: ApiValidate>(
    schema: &RefOr<Schema>,
    hidden: &[&str],
    told: Vec<Parameter>,
    place: impl Fn() -> Option<ParameterIn>,
) -> Vec<Parameter> {
    let mut schema = value_of::<T>(schema, hidden);
    let required: Vec<String> = names(&schema["required"]);
    let Some(properties) = schema["properties"].as_object_mut() else { return told };
    let place =
        told.first().map(|told| told.parameter_in.clone()).or_else(place).unwrap_or(ParameterIn::Query);
    let (properties, fields) = (core::mem::take(properties), T::contract().fields());
    properties
        .into_iter()
        .map(|(name, mut schema)| {
            if let (Some(codes), Some(keywords)) = (codes_of(&fields, &name), schema.as_object_mut()) {
                keywords.insert(ERROR_TYPES.to_string(), codes);
            }
            let is_required = place == ParameterIn::Path || required.contains(&name);
            let told = told.iter().find(|told| told.name == name);
            parameter(name, schema, is_required, told.cloned(), place.clone())
        })
        .collect()
}

/// The codes that records about a parameter can have.
fn codes_of(fields: &[Field], name: &str) -> Option<Value> {
    let field = fields.iter().find(|field| field.name() == name)?;
    Some(field.error_types().into_iter().map(|ty| Value::from(ty.as_str())).collect())
}

fn names(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(ToString::to_string).collect()
}

fn parameter(
    name: String,
    mut schema: Value,
    is_required: bool,
    told: Option<Parameter>,
    place: ParameterIn,
) -> Parameter {
    drop_null(&mut schema);
    let mut description = None;
    if let Value::Object(keywords) = &mut schema {
        copy_annotations(keywords, &told.as_ref().map_or(Value::Null, annotations));
        description = keywords.remove("description");
    }
    let mut parameter =
        told.unwrap_or_else(|| ParameterBuilder::new().name(name).parameter_in(place).build());
    parameter.required = if is_required { Required::True } else { Required::False };
    parameter.description = description.as_ref().and_then(Value::as_str).map(ToString::to_string);
    parameter.schema = Some(of_value(schema));
    parameter
}

/// What utoipa tells of a parameter, as it tells it of a value.
fn annotations(told: &Parameter) -> Value {
    let mut value = serde_json::to_value(told.schema.as_ref()).unwrap_or_default();
    if let (Value::Object(keywords), Some(text)) = (&mut value, &told.description) {
        keywords.insert("description".to_string(), Value::from(text.as_str()));
    }
    value
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
