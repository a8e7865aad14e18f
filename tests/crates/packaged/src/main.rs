//! What a service writes that has `api-validate` from the registry.

use api_validate::{ApiValidate, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, ApiValidate)]
struct CreateDocument {
    #[api(required, length(max = 5))]
    title: String,
    #[api(pattern("^[A-Z]{3}-[0-9]{6}$"))]
    reference: Option<String>,
}

fn main() {
    let good = json::from_str::<CreateDocument>(r#"{"title":"Lease","reference":"INV-000042"}"#).unwrap();
    assert_eq!((&*good.title, good.reference.as_deref()), ("Lease", Some("INV-000042")));
    let errors = json::from_str::<CreateDocument>(r#"{"title":"Leases","reference":"42"}"#).unwrap_err();
    let codes: Vec<String> = errors.iter().map(|error| error.error_type().to_string()).collect();
    assert_eq!(codes, ["MAX_LENGTH_EXCEEDED", "INVALID_FORMAT"]);
}
