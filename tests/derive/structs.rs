//! Structs with named fields.

use api_validate::{ApiValidate, Patch, ValidationErrorType, Violation};
use api_validate_tests::{lines, read};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct CreateDocument {
    #[api(required, length(max = 255))]
    title: String,
    #[api(date(max = today))]
    document_date: String,
    #[api(range(min = 0, max = 1_000_000), number(scale = 2))]
    amount: Option<Decimal>,
    #[api(length(max = 20), each(required, length(max = 50)))]
    tags: Vec<String>,
    metadata: Vec<MetadataItem>,
    #[api(absent)]
    organisation_id: Option<Uuid>,
    #[api(pattern("^[A-Z]{3}-[0-9]{6}$"))]
    reference: Option<String>,
    #[api(email, custom(no_example))]
    email: Option<String>,
    #[serde(default)]
    #[api(length(max = 3))]
    note: Patch<String>,
    #[serde(default)]
    pairs: Vec<(String, MetadataItem)>,
    #[serde(default)]
    #[api(date(after = document_date))]
    due: Option<String>,
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "PascalCase")]
struct MetadataItem {
    #[api(length(min = 1, max = 100))]
    name: String,
    #[api(length(max = 4000))]
    value: String,
}

fn no_example(email: &str) -> Result<(), Violation> {
    if email.ends_with("@example.com") {
        Err(Violation::new(ValidationErrorType::UnknownResource))
    } else {
        Ok(())
    }
}

#[test]
fn the_document_of_the_contract() {
    let document: CreateDocument = read(&json!({
        "Title": "Statement", "DocumentDate": "30/JUL/1966", "Amount": "12.50", "Tags": ["a"],
        "Metadata": [{ "Name": "Artifact", "Value": "Invoice" }], "OrganisationId": null,
        "Reference": "ABC-123456", "Due": "31/jul/1966"
    }));
    assert_eq!(lines(&document), [""; 0]);

    let document: CreateDocument = read(&json!({
        "Title": " ", "DocumentDate": "31/APR/2024", "Amount": "1000000.001", "Tags": ["", "x"],
        "Metadata": [{ "Name": "", "Value": "Invoice" }], "OrganisationId": Uuid::nil(),
        "Reference": "ABC-12345", "Email": "a@example.com", "Note": "long", "Pairs": [["a", { "Name": "", "Value": ""}]],
        "Due": "31/jul/1966"
    }));
    assert_eq!(
        lines(&document),
        [
            "Title REQUIRED_FIELD_MISSING",
            "DocumentDate INVALID_DATE_FORMAT",
            "Amount INVALID_NUMBER_FORMAT",
            "Tags[0] REQUIRED_FIELD_MISSING",
            "Metadata[0].Name INVALID_FORMAT",
            "OrganisationId INVALID_FORMAT",
            "Reference INVALID_FORMAT",
            "Email UNKNOWN_RESOURCE",
            "Note MAX_LENGTH_EXCEEDED",
            "Pairs[0][1].Name INVALID_FORMAT",
        ]
    );
    println!("{}", serde_json::to_string_pretty(&document.validate().unwrap_err()).unwrap());
}
