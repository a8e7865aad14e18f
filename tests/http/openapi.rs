//! A service's description.

use std::collections::BTreeSet;

use serde_json::Value;

/// Every reference of a document, each of which leads to a place in it.
pub fn references(document: &Value) -> BTreeSet<&str> {
    let mut references = BTreeSet::new();
    collect(document, &mut references);
    for reference in &references {
        let place = reference.strip_prefix('#').and_then(|pointer| document.pointer(pointer));
        assert!(place.is_some(), "{reference} is nowhere");
    }
    references
}

fn collect<'v>(value: &'v Value, references: &mut BTreeSet<&'v str>) {
    match value {
        Value::Object(members) => {
            references.extend(members.get("$ref").and_then(Value::as_str));
            members.values().for_each(|value| collect(value, references));
        }
        Value::Array(elements) => elements.iter().for_each(|value| collect(value, references)),
        _ => {}
    }
}
