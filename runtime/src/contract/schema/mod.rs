//! A type's rules as a JSON Schema of draft 2020-12.
//!
//! `Writer` goes over a type and the types inside of it, a `Draft` collects the keywords of one value, and `Members`
//! collects the fields of one object. A type with a name is written once, among the definitions.

#[cfg(any(feature = "schemars", feature = "utoipa"))]
mod annotate;
mod conditions;
mod draft;
mod fields;
mod json;
mod members;
#[cfg(any(feature = "aide", feature = "utoipa"))]
mod parameters;
mod value;
mod variants;

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use serde_json::{Map, Value};

use self::json::json;

#[cfg(any(feature = "schemars", feature = "utoipa"))]
pub(crate) use self::annotate::annotated;
#[cfg(feature = "utoipa")]
pub(crate) use self::annotate::{Inside, copy_annotations, give};
#[cfg(any(feature = "aide", feature = "utoipa"))]
pub(crate) use self::parameters::{at_place, parameters};
use crate::type_info::{Shape, Type, TypeInfo};

/// Where a document has its definitions.
const DEFINITIONS: &str = "#/$defs/";

/// Returns the schema of a body, with the definitions that it needs.
pub(super) fn document(body: TypeInfo) -> Value {
    let (schema, definitions) = schemas(body);
    let mut document = Map::new();
    document.insert("$schema".to_string(), json!("https://json-schema.org/draft/2020-12/schema"));
    document.extend(schema);
    if !definitions.is_empty() {
        document.insert("$defs".to_string(), Value::Object(definitions));
    }
    Value::Object(document)
}

/// Returns the schema of a body, and the definitions that it refers to.
fn schemas(body: TypeInfo) -> (Map<String, Value>, Map<String, Value>) {
    let mut writer = Writer::default();
    let schema = writer.body(&body.shape());
    let named = |definition: Definition| (definition.name, definition.schema);
    let mut definitions = Map::new();
    definitions.extend(writer.definitions.into_iter().map(named));
    (schema, definitions)
}

/// Writes the schemas of a type and of what is inside of it.
#[derive(Default)]
struct Writer {
    definitions: Vec<Definition>,
    /// The flattened enums that are being written. An enum may contain itself.
    flattened: Vec<&'static str>,
}

/// A type that has a name.
struct Definition {
    id: &'static str,
    name: String,
    /// Null, until it is written.
    schema: Value,
}

impl Writer {
    /// Writes the body's own schema instead of a reference to it. A type that contains itself is a definition, too.
    fn body(&mut self, shape: &Shape) -> Map<String, Value> {
        let schema = self.value(shape, false, &[]);
        let Shape::Type(ty) = shape else { return object(schema) };
        let used = |definition: &Definition| contains_reference(&definition.schema, &self.reference_of(ty));
        match self.definitions.iter().position(|definition| Some(definition.id) == ty.id) {
            Some(at) if !self.definitions.iter().any(used) => object(self.definitions.remove(at).schema),
            _ => object(schema),
        }
    }

    /// Returns a reference to the type's definition, which is written the first time.
    fn reference(&mut self, id: &'static str, ty: &Type) -> Value {
        if !self.definitions.iter().any(|definition| definition.id == id) {
            let name = self.free_name(id);
            let at = self.definitions.len();
            self.definitions.push(Definition { id, name, schema: Value::Null });
            let schema = self.ty(ty);
            if let Some(definition) = self.definitions.get_mut(at) {
                definition.schema = schema;
            }
        }
        Value::String(self.reference_of(ty))
    }

    fn reference_of(&self, ty: &Type) -> String {
        let named = self.definitions.iter().find(|definition| Some(definition.id) == ty.id);
        alloc::format!("{DEFINITIONS}{}", named.map_or("", |definition| &definition.name))
    }

    /// Returns the type's name without its path, and with a number if another type has that name.
    fn free_name(&self, id: &str) -> String {
        let name = short_name(id);
        let is_free = |name: &str| self.definitions.iter().all(|definition| definition.name != name);
        let mut numbered = (2_u32..).map(|number| alloc::format!("{name}{number}"));
        if is_free(&name) { name } else { numbered.find(|name| is_free(name)).unwrap_or(name) }
    }
}

/// Returns a name that a reference can use: `Page_User` for `shop::Page<shop::User>`.
fn short_name(id: &str) -> String {
    let mut name = String::new();
    for word in id.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')) {
        let word = word.rsplit(':').next().unwrap_or_default();
        if !word.is_empty() && !name.is_empty() {
            name.push('_');
        }
        name.push_str(word);
    }
    name
}

fn contains_reference(schema: &Value, reference: &str) -> bool {
    match schema {
        Value::Object(members) => members.iter().any(|(name, member)| {
            name == "$ref" && member == reference || contains_reference(member, reference)
        }),
        Value::Array(items) => items.iter().any(|item| contains_reference(item, reference)),
        _ => false,
    }
}

fn object(schema: Value) -> Map<String, Value> {
    match schema {
        Value::Object(keywords) => keywords,
        _ => Map::new(),
    }
}
