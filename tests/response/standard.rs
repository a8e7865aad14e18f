//! The two sample bodies of standard B, and the one of standard A, member for member.

use api_validate::{
    ApiError, ApiValidate, ErrorFormat,
    response::{ProblemType, TraceId},
};
use serde_json::{Value, json};

use crate::bodies::BASE;

fn body(format: &ErrorFormat, error: &ApiError, trace: &str) -> Value {
    let trace: TraceId = trace.parse().unwrap();
    serde_json::from_slice(&format.body(error, Some(trace)).to_json()).unwrap()
}

#[test]
fn not_found() {
    let error = ApiError::from(ProblemType::NotFound).detail("…").instance("…");
    assert_eq!(
        body(&ErrorFormat::problem_details(BASE), &error, "dd16bbae90ece3b3613fe66fe9b4698d"),
        json!({
            "Type": "https://api.example.com/api/errors/not-found",
            "Title": "Not Found",
            "Status": 404,
            "Detail": "…",
            "Instance": "…",
            "Extensions": { "trace": "dd16bbae90ece3b3613fe66fe9b4698d" }
        })
    );
}

#[derive(ApiValidate)]
#[allow(non_snake_case)]
struct Properties {
    #[api(email(message = "Problem1"), contains("!", message = "Problem2"))]
    PropertyA: String,
    #[api(email(message = "Problem1"))]
    PropertyB: String,
}

#[test]
fn validation_failed() {
    let errors = Properties { PropertyA: String::new(), PropertyB: String::new() }.validate().unwrap_err();
    let error = ApiError::from(errors).detail("…");
    assert_eq!(
        body(&ErrorFormat::problem_details(BASE), &error, "68a80748a895ffd5504ac04c9287ea9f"),
        json!({
            "Type": "https://api.example.com/api/errors/validation-failed",
            "Title": "Validation Failed",
            "Status": 400,
            "Detail": "…",
            "Errors": { "PropertyA": ["Problem1", "Problem2"], "PropertyB": ["Problem1"] },
            "Extensions": { "trace": "68a80748a895ffd5504ac04c9287ea9f" }
        })
    );
}

#[derive(ApiValidate)]
#[allow(non_snake_case)]
struct Document {
    #[api(date)]
    DocumentDate: String,
}

#[test]
fn records() {
    let errors = Document { DocumentDate: "31/APR/1966".to_owned() }.validate().unwrap_err();
    assert_eq!(
        body(&ErrorFormat::records(), &errors.into(), "68a80748a895ffd5504ac04c9287ea9f"),
        json!({ "ValidationErrors": [{
            "Field": "DocumentDate",
            "Criteria": "a date as dd/MMM/YYYY, such as 30/JUL/1966",
            "ValidationErrorType": "INVALID_DATE_FORMAT",
            "Message": "There is no such day in the calendar. This must be a date as dd/MMM/YYYY, such as 30/JUL/1966."
        }] })
    );
}

#[test]
fn the_standards_have_nine_codes_and_eight_types_with_these_statuses() {
    use api_validate::response::ErrorType;

    let codes: Vec<_> = ErrorType::STANDARD.iter().map(|code| (code.status(), code.as_str())).collect();
    assert_eq!(
        codes,
        [
            (401, "AUTHENTICATION_FAILURE"),
            (401, "ACCOUNT_DISABLED"),
            (401, "ACCOUNT_LOCKED"),
            (401, "ACCOUNT_PASSWORD_CHANGE_REQUIRED"),
            (401, "INVALID_TOKEN"),
            (403, "NOT_AUTHORIZED"),
            (404, "RESOURCE_NOT_FOUND"),
            (500, "RESTORE_POINT_OPEN"),
            (500, "INTERNAL_ERROR"),
        ]
    );
    let types: Vec<_> = ProblemType::STANDARD.iter().map(|kind| (kind.status(), kind.as_str())).collect();
    assert_eq!(
        types,
        [
            (400, "validation-failed"),
            (403, "forbidden"),
            (404, "not-found"),
            (406, "not-acceptable"),
            (409, "conflict"),
            (424, "downstream"),
            (429, "too-many-requests"),
            (500, "internal-server-error"),
        ]
    );
}
