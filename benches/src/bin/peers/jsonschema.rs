//! `jsonschema`: a schema, held against a tree of values. What is kept of an error is its place and the keyword.

use std::sync::LazyLock;

use api_validate_benches::{by_hand::is_date, document::Document};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::peer::Peer;

static DOCUMENT: LazyLock<Validator> = LazyLock::new(|| {
    let item = json!({
        "type": "object",
        "properties": {
            "name": { "type": "string", "minLength": 1, "maxLength": 100 },
            "value": { "type": "string", "maxLength": 4000 },
        },
        "required": ["name", "value"],
    });
    compile(&json!({
        "type": "object",
        "properties": {
            "title": { "type": "string", "minLength": 1, "maxLength": 255 },
            "document_date": { "type": "string", "format": "date-of-ours" },
            "amount": { "type": "integer", "minimum": 0, "maximum": 1_000_000 },
            "page_count": { "type": "integer", "minimum": 1, "maximum": 10_000 },
            "email": { "type": "string", "format": "email" },
            "reference": { "type": "string", "pattern": "^[A-Z]{3}-[0-9]{6}$" },
            "tags": { "type": "array", "maxItems": 20, "items": { "type": "string", "maxLength": 50 } },
            "metadata": { "type": "array", "items": item },
            "url": { "type": ["string", "null"] },
        },
        "required": [
            "title", "document_date", "amount", "page_count", "email", "reference", "tags", "metadata",
        ],
    }))
});

static ORDER: LazyLock<Validator> = LazyLock::new(|| {
    compile(&json!({
        "type": "object",
        "properties": {
            "name": { "type": "string", "minLength": 1, "maxLength": 100 },
            "quantity": { "type": "integer", "minimum": 1, "maximum": 10_000 },
            "sku": { "type": "string", "minLength": 2, "maxLength": 10 },
            "price": { "type": "integer", "minimum": 0, "maximum": 1_000_000 },
            "priority": { "type": "integer", "minimum": 1, "maximum": 5 },
        },
        "required": ["name", "quantity", "sku", "price", "priority"],
    }))
});

fn compile(schema: &Value) -> Validator {
    let options = jsonschema::options().should_validate_formats(true).with_format("date-of-ours", is_date);
    options.build(schema).expect("the schema is one")
}

type Report = Vec<(String, String)>;

fn check(validator: &Validator, value: &Value) -> Result<(), Report> {
    let errors = validator.iter_errors(value);
    let errors: Report =
        errors.map(|error| (error.instance_path().to_string(), error.kind().keyword().to_owned())).collect();
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

pub(crate) struct JsonSchema;

impl Peer for JsonSchema {
    const NAME: &'static str = "jsonschema";
    type Order = Value;
    type Document = Value;
    type Read = Document;
    type Report = Report;

    fn check_order(order: &Value) -> Result<(), Report> {
        check(&ORDER, order)
    }

    fn check(document: &Value) -> Result<(), Report> {
        check(&DOCUMENT, document)
    }

    fn read(body: &[u8]) -> Result<Document, Report> {
        let value = serde_json::from_slice(body).expect("the body is JSON");
        check(&DOCUMENT, &value)?;
        Ok(serde_json::from_value(value).expect("the schema lets pass what serde reads"))
    }

    fn count(report: &Report) -> usize {
        report.len()
    }
}
