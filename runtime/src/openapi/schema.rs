//! Schemas: ours, in utoipa's types.

use std::{
    any::type_name,
    cell::RefCell,
    string::{String, ToString},
    vec::Vec,
};

use serde_json::{Map, Value};
use utoipa::{
    ToSchema,
    openapi::{
        Ref, RefOr,
        extensions::Extensions,
        schema::{ObjectBuilder, Schema, SchemaType},
    },
};

use crate::{
    Patch, Validated,
    contract::{Contract, Inside, OfFields, Ruled, Stands, annotated},
    type_info::TypeInfo,
};

/// The schema of a type, by its rules, and by what utoipa makes of its attributes.
pub fn schema<S: Stands>(told: &RefOr<Schema>, fields: &OfFields<'_>) -> RefOr<Schema> {
    of_value(value_of(S::For::TYPE, told, fields))
}

/// The extension that names the codes which records about a value can have.
pub(super) const ERROR_TYPES: &str = "x-error-types";

/// The same as JSON.
pub(super) fn value_of(of: TypeInfo, told: &RefOr<Schema>, fields: &OfFields<'_>) -> Value {
    let mut schema = annotated(of, &serde_json::to_value(told).unwrap_or_default(), fields);
    if let Some(keywords) = schema.as_object_mut() {
        let types = Contract::of(of).error_types().into_iter().map(|ty| Value::from(ty.as_str()));
        keywords.insert(ERROR_TYPES.to_string(), types.collect());
    }
    schema
}

/// A list of schemas by their names.
type Schemas = Vec<(String, RefOr<Schema>)>;

/// Adds the schemas that a type refers to. A type that contains itself is added once. A type that derives utoipa's own trait
/// has its rules, too.
pub fn schemas<S: Stands>(schemas: &mut Schemas, told: impl FnOnce(&mut Schemas)) {
    std::thread_local! {
        static ASKED: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
    }
    let name = type_name::<S::For>();
    if ASKED.with_borrow(|asked| asked.contains(&name)) {
        return;
    }
    ASKED.with_borrow_mut(|asked| asked.push(name));
    let before = schemas.len();
    told(schemas);
    ASKED.with_borrow_mut(Vec::pop);
    let inside = Inside::of(S::For::TYPE);
    for (name, schema) in schemas.iter_mut().skip(before) {
        let told = serde_json::to_value(&*schema).unwrap_or_default();
        let is_ours = told.get(ERROR_TYPES).is_some();
        if let (false, Some(annotated)) = (is_ours, inside.annotated(name, &told)) {
            *schema = of_value(annotated);
        }
    }
}

/// A schema as utoipa holds it: what it has no room for stands among the extensions, which are written as they are.
pub(super) fn of_value(schema: Value) -> RefOr<Schema> {
    let Value::Object(mut keywords) = schema else { return of_boolean(schema == Value::Bool(true)) };
    if let (1, Some(Value::String(reference))) = (keywords.len(), keywords.get("$ref")) {
        return RefOr::Ref(Ref::new(reference));
    }
    let mut object = ObjectBuilder::new().schema_type(schema_type(keywords.remove("type")));
    object = object.description(take_text(&mut keywords, "description"));
    object = object.title(take_text(&mut keywords, "title"));
    if let Some(Value::Array(required)) = keywords.remove("required") {
        object = required.iter().filter_map(Value::as_str).fold(object, ObjectBuilder::required);
    }
    if let Some(Value::Object(properties)) = keywords.remove("properties") {
        let add =
            |object: ObjectBuilder, (name, schema)| object.property::<String, _>(name, of_value(schema));
        object = properties.into_iter().fold(object, add);
    }
    RefOr::T(Schema::Object(object.extensions(extensions(keywords)).build()))
}

fn of_boolean(accepts: bool) -> RefOr<Schema> {
    let not = (!accepts).then(|| Map::from_iter([("not".to_string(), Value::Object(Map::new()))]));
    let object = ObjectBuilder::new().schema_type(SchemaType::AnyValue);
    RefOr::T(Schema::Object(object.extensions(extensions(not.unwrap_or_default())).build()))
}

fn schema_type(ty: Option<Value>) -> SchemaType {
    ty.and_then(|ty| serde_json::from_value(ty).ok()).unwrap_or(SchemaType::AnyValue)
}

fn take_text(keywords: &mut Map<String, Value>, name: &str) -> Option<String> {
    keywords.remove(name).and_then(|value| value.as_str().map(ToString::to_string))
}

fn extensions(keywords: Map<String, Value>) -> Option<Extensions> {
    (!keywords.is_empty()).then(|| keywords.into_iter().collect())
}

/// A type that looks like another one.
macro_rules! same_as {
    ($([$($param:ident)?] $type:ty, $inner:ty;)*) => {$(
        impl<$($param: utoipa::__dev::ComposeSchema)?> utoipa::__dev::ComposeSchema for $type {
            fn compose(generics: Vec<RefOr<Schema>>) -> RefOr<Schema> {
                <$inner as utoipa::__dev::ComposeSchema>::compose(generics)
            }
        }

        impl<$($param: ToSchema)?> ToSchema for $type
        where
            $inner: utoipa::PartialSchema,
            $type: utoipa::PartialSchema,
        {
            fn name() -> std::borrow::Cow<'static, str> {
                <$inner as ToSchema>::name()
            }

            fn schemas(schemas: &mut Schemas) {
                <$inner as ToSchema>::schemas(schemas);
            }
        }
    )*};
}
#[cfg(any(feature = "actix-web", feature = "axum"))]
pub(super) use same_as;

same_as! {
    [T] Validated<T>, T;
    [T] Patch<T>, Option<T>;
}

#[cfg(feature = "filter")]
same_as! {
    [] crate::filter::Filter, String;
    [] crate::filter::OrderBy, String;
}

#[cfg(feature = "multipart")]
same_as! {
    [] crate::multipart::FilePart, String;
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::of_value;

    #[test]
    fn a_schema_is_written_as_it_was() {
        for schema in [
            json!({ "$ref": "#/components/schemas/A" }),
            json!({ "$ref": "#/components/schemas/A", "minLength": 1 }),
            json!({ "type": ["string", "null"], "pattern": "^a", "description": "A.", "x-rules": [{ "rule": "date" }] }),
            json!({ "type": "object", "required": ["a"], "properties": { "a": { "const": "b" }, "c": {} } }),
            json!({ "oneOf": [{ "type": "null" }], "not": {} }),
        ] {
            let written = serde_json::to_value(of_value(schema.clone())).expect("it is JSON");
            assert_eq!(written, schema);
        }
    }
}
