//! The published schema names the members that the loader reads. `tests/schemas` holds both against the same catalogues.

use api_validate::metadata::{CATALOG_SCHEMA, JsonCatalog};
use serde_json::{Value, json};

fn schema() -> Value {
    serde_json::from_str(CATALOG_SCHEMA).expect("the schema is JSON")
}

/// Whether the loader knows a member of the object that stands at a place, whatever it holds.
fn is_known(mut catalogue: Value, place: &str, member: &str) -> bool {
    catalogue.pointer_mut(place).expect("the place is there")[member] = json!({ "not": "this" });
    let errors = JsonCatalog::from_json(catalogue.to_string()).expect_err("no member is such an object");
    let at = format!("{place}/{member}");
    errors
        .iter()
        .all(|error| error.pointer() != at || !error.message().starts_with("This field is not known here"))
}

#[test]
fn the_loader_knows_every_member_of_the_schema_and_no_other() {
    let whole = json!({
        "attributes": [
            { "name": "A", "options": ["x"], "optionsBy": { "attribute": "B", "cases": [{ "is": ["x"], "options": ["x"] }] } },
            { "name": "B", "text": {} },
            { "name": "C", "number": {} },
            { "name": "D", "date": {} },
        ],
        "rules": [{ "when": "A", "is": ["x"], "allows": [{ "attribute": "B", "options": ["x"] }] }],
    });
    let attribute = "/$defs/attribute/properties";
    let objects = [
        ("", "/properties".to_owned()),
        ("/attributes/0", attribute.to_owned()),
        ("/attributes/0/optionsBy", format!("{attribute}/optionsBy/properties")),
        (
            "/attributes/0/optionsBy/cases/0",
            format!("{attribute}/optionsBy/properties/cases/items/properties"),
        ),
        ("/attributes/1/text", format!("{attribute}/text/properties")),
        ("/attributes/2/number", format!("{attribute}/number/properties")),
        ("/attributes/3/date", format!("{attribute}/date/properties")),
        ("/rules/0", "/$defs/rule/properties".to_owned()),
        ("/rules/0/allows/0", "/$defs/rule/properties/allows/items/properties".to_owned()),
    ];
    let schema = schema();
    let all: Vec<&String> = objects
        .iter()
        .flat_map(|(_, properties)| {
            schema.pointer(properties).and_then(Value::as_object).expect(properties).keys()
        })
        .collect();
    assert!(all.len() > 30, "{all:?}");
    for (place, properties) in &objects {
        let members = schema.pointer(properties).and_then(Value::as_object).expect("an object");
        for member in &all {
            assert_eq!(
                is_known(whole.clone(), place, member),
                members.contains_key(*member),
                "{member} at {place:?}"
            );
        }
    }
}
