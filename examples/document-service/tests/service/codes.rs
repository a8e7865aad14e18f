//! Each of the 18 codes: a request that provokes it and nothing else, and what it is answered with.

use std::collections::BTreeSet;

use api_validate::{
    ValidationErrorType,
    response::{ValidationFailure, ValidationRecord},
};
use serde_json::{Value, json};

use crate::kit::{Answer, Client, Service};

/// A code, and a request that provokes it.
struct Case {
    code: &'static str,
    request: Request,
}

enum Request {
    /// Creates a document with these members besides those that are needed.
    Create(Value),
    /// Lists documents with this query.
    List(&'static str),
}

fn create(code: &'static str, members: Value) -> Case {
    Case { code, request: Request::Create(members) }
}

fn list(code: &'static str, query: &'static str) -> Case {
    Case { code, request: Request::List(query) }
}

fn item(name: &str, value: &str) -> Value {
    json!({ "Name": name, "Value": value })
}

/// In the order of the standard.
fn cases() -> [Case; 18] {
    let metadata = |items: &[Value]| json!({ "Metadata": items });
    [
        create("REQUIRED_FIELD_MISSING", json!({ "Title": " " })),
        create("MAX_LENGTH_EXCEEDED", json!({ "Title": "x".repeat(256) })),
        create("INVALID_DATE_FORMAT", json!({ "DocumentDate": "31/APR/1966" })),
        create("INVALID_DATE_RANGE", json!({ "DocumentDate": "31/DEC/9999" })),
        create("INVALID_NUMBER_FORMAT", json!({ "Amount": "1.005" })),
        create("INVALID_NUMBER_RANGE", json!({ "Amount": "-1" })),
        create("INVALID_FORMAT", json!({ "Reference": "inv-42" })),
        create("ID_VALUE_MISMATCH", json!({ "UserId": "ada", "Email": "rita@example.com" })),
        create(
            "METADATA_RULE_VIOLATION",
            metadata(&[item("Artifact", "Invoice"), item("Sub-Artifact", "Lease")]),
        ),
        create("UNKNOWN_RESOURCE", json!({ "FolderId": 3 })),
        list("UNSUPPORTED_FILTER_SYNTAX", "filter=endswith(Title,'accounts')"),
        list("INVALID_FILTER_SYNTAX", "filter=Title%20=%20'John%20Smith'"),
        list("UNSUPPORTED_ORDERBY_SYNTAX", "orderby=Title,DocumentDate"),
        list("INVALID_ORDERBY_SYNTAX", "orderby=Title%20ascending"),
        create("DUPLICATE_METADATA", metadata(&[item("Department", "Legal"), item("Department", "Finance")])),
        create("METADATA_ATTRIBUTE_NOT_FOUND", metadata(&[item("Colour", "red")])),
        create("INVALID_METADATA_OPTION", metadata(&[item("Country", "GB"), item("City", "Paris")])),
        create("METADATA_SECURITY_VIOLATION", metadata(&[item("Retention", "7 years")])),
    ]
}

fn send(client: &Client, request: &Request) -> Answer {
    match request {
        Request::List(query) => client.get(&format!("/documents?{query}")),
        Request::Create(members) => {
            let mut body = json!({ "Title": "Statement", "DocumentDate": "30/JUL/1966" });
            for (name, value) in members.as_object().expect("an object") {
                body[name] = value.clone();
            }
            client.post("/documents", &body)
        }
    }
}

#[test]
fn each_code_has_a_request_that_provokes_it_alone() {
    let service = Service::start();
    let editor = service.signed_in("edgar");
    let mut golden = String::new();
    for case in cases() {
        let answer = send(&editor, &case.request);
        assert_eq!(answer.status, 400, "{}: {answer:?}", case.code);
        let failure: ValidationFailure = serde_json::from_str(&answer.body).expect(&answer.body);
        let [record] = &failure.validation_errors[..] else { panic!("{}: {answer:?}", case.code) };
        assert_eq!(record.validation_error_type.as_str(), case.code);
        golden.push_str(&line(record));
    }
    assert_eq!(golden, include_str!("golden/codes.txt"));
}

/// A record over a few lines.
fn line(record: &ValidationRecord) -> String {
    format!(
        "{} at {}\n    {}\n    {}\n",
        record.validation_error_type, record.field, record.message, record.criteria
    )
}

#[test]
fn all_codes_of_the_standard_are_there() {
    let provoked: BTreeSet<_> = cases().iter().map(|case| case.code).collect();
    let standard: BTreeSet<_> =
        ValidationErrorType::STANDARD.iter().map(ValidationErrorType::as_str).collect();
    assert_eq!((provoked.len(), &provoked), (18, &standard));
}
