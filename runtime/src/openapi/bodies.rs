//! The bodies of errors: their schemas, and examples of them.

use std::string::String;

use serde_json::{Value, json};

use crate::{
    ApiError, ApiValidate, Checker, ErrorFormat, Validator,
    response::{ErrorBody, TraceId},
    rules,
};

/// The trace of all examples.
pub(super) fn trace_id() -> Option<TraceId> {
    TraceId::new(0x4bf9_2f35_77b3_4da6_a3ce_929d_0e0e_4736)
}

/// A request that lacks something.
struct Lacking;

impl ApiValidate for Lacking {
    type Context = ();

    fn check(&self, checker: &mut Checker, (): &()) {
        checker.field("name", |checker| {
            checker.verdict(const { &rules::required() }, rules::required().judge(true));
        });
    }
}

/// A request that is not valid.
pub(super) fn invalid() -> ApiError {
    match Validator::new().validate(&Lacking) {
        Ok(()) => ApiError::from_status(400),
        Err(errors) => errors.into(),
    }
}

pub(super) fn of_status(status: u16) -> ApiError {
    ApiError::from_status(status)
}

/// What a status is called.
pub(super) fn title(status: u16) -> String {
    std::format!("{}.", of_status(status).english_title())
}

impl ErrorFormat {
    /// The schema of every body of the format.
    pub(super) fn body_schema(&self) -> Value {
        match self.body(&of_status(500), None) {
            ErrorBody::Problem(_) => problem(),
            ErrorBody::ProblemDetails(_) => details(),
            ErrorBody::ValidationFailure(_) | ErrorBody::Errors(_) => records(),
        }
    }
}

fn text(description: &str) -> Value {
    json!({ "type": "string", "description": description })
}

fn part() -> Value {
    json!({ "type": "string", "enum": ["body", "query", "path", "header"], "description": "The part of the request." })
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
