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
    ValidationErrorType,
    contract::{Contract, Field, OfFields, Ruled, Stands, at_place, copy_annotations, give, parameters},
    type_info::{FieldName, TypeInfo},
};

/// The parameters of a type: each of its fields, with all of its rules, and what utoipa makes of its attributes.
pub fn params<S: Stands>(
    schema: &RefOr<Schema>,
    said: &OfFields<'_>,
    told: Vec<Parameter>,
    place: impl Fn() -> Option<ParameterIn>,
) -> Vec<Parameter> {
    // What is given of a parameter stands in utoipa's parameter.
    let fields = OfFields { given: &[], ..*said };
    of_type(S::For::TYPE, value_of(S::For::TYPE, schema, &fields), said.given, told, place)
}

fn of_type(
    of: TypeInfo,
    schema: Value,
    given: &[&str],
    told: Vec<Parameter>,
    place: impl Fn() -> Option<ParameterIn>,
) -> Vec<Parameter> {
    if !schema["properties"].is_object() {
        return by_place(&schema, told, &Contract::of(of));
    }
    let place =
        told.first().map(|told| told.parameter_in.clone()).or_else(place).unwrap_or(ParameterIn::Query);
    let fields = Contract::of(of).fields();
    parameters(of, schema)
        .into_iter()
        .map(|(name, mut schema, is_required)| {
            add_codes(&mut schema, &fields, &name);
            let is_required = place == ParameterIn::Path || is_required;
            let told = told.iter().find(|told| told.name == name);
            if let Some(told) = told.filter(|_| given.contains(&&*name)) {
                give(&mut schema, &annotations(told));
            }
            parameter(name, schema, is_required, told.cloned(), place.clone())
        })
        .collect()
}

/// The parameters of a newtype or a tuple, to which utoipa's attribute gives names.
fn by_place(schema: &Value, told: Vec<Parameter>, contract: &Contract) -> Vec<Parameter> {
    let fields = contract.fields();
    let of = |(at, told): (usize, Parameter)| {
        let (name, place) = (told.name.clone(), told.parameter_in.clone());
        let mut schema = at_place(schema, at)?;
        if fields.is_empty() {
            set_codes(&mut schema, contract.error_types_of_value());
        }
        add_codes(&mut schema, &fields, &FieldName::Index(at).to_string());
        Some(parameter(name, schema, true, Some(told), place))
    };
    told.into_iter().enumerate().filter_map(of).collect()
}

/// The codes that records about a parameter can have.
fn add_codes(schema: &mut Value, fields: &[Field], name: &str) {
    let field = fields.iter().find(|field| field.name() == name);
    if let Some(field) = field {
        set_codes(schema, field.error_types());
    }
}

fn set_codes(schema: &mut Value, types: Vec<&'static ValidationErrorType>) {
    if let Some(keywords) = schema.as_object_mut() {
        let codes = types.into_iter().map(|ty| Value::from(ty.as_str())).collect();
        keywords.insert(ERROR_TYPES.to_string(), codes);
    }
}

fn parameter(
    name: String,
    mut schema: Value,
    is_required: bool,
    told: Option<Parameter>,
    place: ParameterIn,
) -> Parameter {
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
