//! What errors look like in a document: which of them an operation answers, their schemas, and examples of them.

use std::{
    collections::BTreeSet,
    format,
    string::{String, ToString},
    vec::Vec,
};

use serde_json::{Value, json};

use super::{ErrorBody, ProblemType, RequestPart, TraceId};
use crate::{ApiError, ApiValidate, Checker, ErrorFormat, ValidationErrorType, Validator, rules};

/// The name of the schema of all error bodies.
pub(crate) const BODY: &str = "ErrorBody";
/// What the header with the trace id holds.
pub(crate) const TRACE: &str = "32 hexadecimal digits by which this request is found in the logs.";

/// The status of a path, a form or a header that is wrongly encoded, so that its values cannot be checked.
const NOT_READABLE: u16 = 400;

/// The trace of all examples.
fn trace_id() -> Option<TraceId> {
    TraceId::new(0x4bf9_2f35_77b3_4da6_a3ce_929d_0e0e_4736)
}

/// What of a request an operation reads.
pub(crate) struct Reads<'c> {
    pub(crate) is_any: bool,
    pub(crate) is_body: bool,
    /// The codes that records about it can have.
    pub(crate) codes: &'c BTreeSet<String>,
}

/// A request that lacks something.
struct Lacking;

impl ApiValidate for Lacking {
    type Context = ();

    fn check(&self, checker: &mut Checker, (): &()) {
        checker.field("name", |checker| {
            checker.required(const { &rules::required() }, true);
        });
    }
}

/// A request that is not valid.
fn invalid() -> ApiError {
    match Validator::new().validate(&Lacking) {
        Ok(()) => ApiError::from_status(400),
        Err(errors) => errors.into(),
    }
}

/// What a status is called.
#[cfg(feature = "utoipa")]
pub(crate) fn title(status: u16) -> String {
    format!("{}.", ApiError::from_status(status).english_title())
}

impl ErrorFormat {
    /// What the extractors and the layer answer to an operation, and why.
    pub(crate) fn answers(&self, reads: &Reads<'_>) -> Vec<(u16, String)> {
        let mut answers = Vec::new();
        if reads.is_any {
            let invalid = self.invalid_status();
            answers.push((invalid, refusal(reads.codes)));
            if invalid != NOT_READABLE {
                answers.push((
                    NOT_READABLE,
                    "The request cannot be read: what is sent is not encoded as it must be.".to_string(),
                ));
            }
        }
        if reads.is_body {
            answers.push((413, "The body is too large.".to_string()));
            answers
                .push((415, "The body is of a type that is not read here, or it is compressed.".to_string()));
        }
        if ["UNKNOWN_RESOURCE", "ID_VALUE_MISMATCH"].iter().any(|code| reads.codes.contains(*code)) {
            let status = self.status(&ProblemType::Downstream.into());
            answers.push((status, "Something that this service depends on failed.".to_string()));
        }
        answers.push((500, "The service failed.".to_string()));
        answers
    }

    /// The status of a request that is not valid.
    pub(crate) fn invalid_status(&self) -> u16 {
        self.status(&invalid())
    }

    /// A body with this status.
    pub(crate) fn example(&self, status: u16) -> Value {
        let is_invalid = status == self.invalid_status();
        let error = if is_invalid { invalid() } else { ApiError::from_status(status) };
        let body = self.body(&error, trace_id());
        serde_json::from_slice(&body.to_json()).unwrap_or_default()
    }

    /// The schema of every body of the format.
    pub(crate) fn body_schema(&self) -> Value {
        match self.body(&ApiError::from_status(500), None) {
            ErrorBody::Problem(_) => problem(),
            ErrorBody::ProblemDetails(_) => details(),
            ErrorBody::ValidationFailure(_) | ErrorBody::Errors(_) => records(),
        }
    }
}

/// `Some values are not valid. …`
pub(crate) fn refusal(codes: &BTreeSet<String>) -> String {
    let known = ValidationErrorType::STANDARD.iter().map(ValidationErrorType::as_str);
    let mut ordered: Vec<&str> = known.filter(|code| codes.contains(*code)).collect();
    ordered
        .extend(codes.iter().map(String::as_str).filter(|code| !ordered.contains(code)).collect::<Vec<_>>());
    if ordered.is_empty() {
        return "Some values are not valid.".to_string();
    }
    format!("Some values are not valid. The codes of the records: `{}`.", ordered.join("`, `"))
}

fn text(description: &str) -> Value {
    json!({ "type": "string", "description": description })
}

fn part() -> Value {
    let words = RequestPart::ALL.map(RequestPart::as_str);
    json!({ "type": "string", "enum": words, "description": "The part of the request." })
}

fn trace() -> Value {
    json!({ "type": "string", "pattern": "^[0-9a-f]{32}$", "description": "The request's trace." })
}

fn status() -> Value {
    json!({ "type": "integer", "minimum": 400, "maximum": 599, "description": "The status of the answer." })
}

fn truncated() -> Value {
    json!({ "type": "boolean", "description": "Whether more is wrong than is told." })
}

/// RFC 9457.
fn problem() -> Value {
    json!({
        "type": "object",
        "description": "Why a request failed: RFC 9457.",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": { "type": "string", "format": "uri-reference", "description": "The kind of problem." },
            "title": text("What the kind is called."),
            "status": status(),
            "detail": text("What is wrong, for a person."),
            "instance": { "type": "string", "format": "uri-reference", "description": "This occurrence." },
            "errors": {
                "type": "array",
                "description": "What is wrong with the request.",
                "items": {
                    "type": "object",
                    "required": ["detail", "pointer", "field", "code", "criteria"],
                    "properties": {
                        "detail": text("What is wrong, for a person."),
                        "pointer": text("Where: a JSON Pointer in fragment form."),
                        "field": text("The field, under the name that the client sent."),
                        "code": text("The stable code."),
                        "criteria": text("What a valid value looks like."),
                        "in": part(),
                    },
                },
            },
            "truncated": truncated(),
            "traceId": trace(),
        },
    })
}

/// Standard B.
fn details() -> Value {
    json!({
        "type": "object",
        "description": "Why a request failed.",
        "required": ["Type", "Title", "Status", "Detail", "Extensions"],
        "properties": {
            "Type": { "type": "string", "format": "uri-reference", "description": "The kind of problem." },
            "Title": text("What the kind is called."),
            "Status": status(),
            "Detail": text("What is wrong, for a person."),
            "Instance": { "type": "string", "format": "uri-reference", "description": "This occurrence." },
            "Errors": {
                "type": "object",
                "description": "What is wrong with the request: messages by the field.",
                "additionalProperties": { "type": "array", "items": { "type": "string" }, "minItems": 1 },
            },
            "Extensions": {
                "type": "object",
                "properties": { "trace": trace(), "truncated": truncated(), "in": part() },
            },
        },
    })
}

/// Standard A.
fn records() -> Value {
    json!({
        "type": "object",
        "description": "Why a request failed: records about its values, or else about the request.",
        "oneOf": [{ "required": ["ValidationErrors"] }, { "required": ["Errors"] }],
        "properties": {
            "ValidationErrors": {
                "type": "array",
                "description": "What is wrong with the request.",
                "items": {
                    "type": "object",
                    "required": ["Field", "Criteria", "ValidationErrorType", "Message"],
                    "properties": {
                        "Field": text("The field, under the name that the client sent; empty for the whole request."),
                        "Criteria": text("What a valid value looks like."),
                        "ValidationErrorType": text("The stable code."),
                        "Message": text("What is wrong, for a person."),
                        "In": part(),
                    },
                },
            },
            "Truncated": truncated(),
            "Errors": {
                "type": "array",
                "description": "Why the request failed.",
                "items": {
                    "type": "object",
                    "required": ["ErrorType", "ErrorFeedback"],
                    "properties": {
                        "ErrorType": text("The stable code."),
                        "ErrorFeedback": text("For a person."),
                        "Exception": text("The application's exception data."),
                    },
                },
            },
        },
    })
}
