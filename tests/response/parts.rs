//! The part of a request that records are about.

use api_validate::{
    ApiError, ApiValidate, ErrorFormat,
    response::{ErrorBody, ProblemError, RequestPart, ValidationRecord},
};
use serde_json::{Value, json};

use crate::bodies::BASE;

#[derive(ApiValidate)]
struct Page {
    #[api(range(min = 1))]
    number: u8,
}

fn failure(part: Option<RequestPart>) -> ApiError {
    let error = ApiError::from(Page { number: 0 }.validate().unwrap_err());
    assert_eq!(error.request_part(), None);
    part.into_iter().fold(error, ApiError::sent_in)
}

fn body(format: &ErrorFormat, part: Option<RequestPart>) -> Value {
    let body = format.body(&failure(part), None);
    assert_eq!(serde_json::from_slice::<ErrorBody>(&body.to_json()).unwrap(), body);
    serde_json::to_value(&body).unwrap()
}

#[test]
fn each_format_says_where() {
    for (part, word) in [
        (None, json!(null)),
        (Some(RequestPart::Body), json!("body")),
        (Some(RequestPart::Query), json!("query")),
        (Some(RequestPart::Path), json!("path")),
        (Some(RequestPart::Header), json!("header")),
    ] {
        let unless_body = if word == "body" { json!(null) } else { word.clone() };
        let problem = body(&ErrorFormat::rfc9457(BASE), part);
        assert_eq!(problem["errors"][0]["in"], word);
        assert_eq!(problem["errors"][0]["pointer"], "#/number");
        let details = body(&ErrorFormat::problem_details(BASE), part);
        assert_eq!(details["Extensions"]["in"], unless_body);
        let records = body(&ErrorFormat::records(), part);
        assert_eq!(records["ValidationErrors"][0]["In"], unless_body);
    }
}

#[test]
fn the_standards_members_stay_alone_for_a_body() {
    for part in [None, Some(RequestPart::Body)] {
        let records = body(&ErrorFormat::records(), part);
        let members: Vec<&String> = records["ValidationErrors"][0].as_object().unwrap().keys().collect();
        assert_eq!(members, ["Criteria", "Field", "Message", "ValidationErrorType"]);
        assert_eq!(body(&ErrorFormat::problem_details(BASE), part)["Extensions"], json!({}));
    }
}

#[test]
fn a_client_takes_an_unknown_part_for_none() {
    let error: ProblemError = serde_json::from_value(json!({ "code": "X", "in": "cookie" })).unwrap();
    assert_eq!(error.r#in, None);
    let record = json!({
        "Field": "a", "Criteria": "b", "ValidationErrorType": "INVALID_FORMAT", "Message": "c", "In": 5
    });
    assert_eq!(serde_json::from_value::<ValidationRecord>(record).unwrap().r#in, None);
}
