//! What the layer makes of answers.

use api_validate::{
    ApiError, ErrorFormat,
    axum::ErrorLayer,
    response::{ErrorType, ProblemType, TraceId},
};
use axum::{
    Extension, Json, Router,
    body::Body,
    http::{Request, StatusCode},
    response::{IntoResponse, Response},
    routing::{get as on_get, post as on_post},
};
use serde_json::json;

use crate::call::{Answer, get, post, send};

const BASE: &str = "https://api.example.com/errors";

fn problem() -> ErrorFormat {
    ErrorFormat::rfc9457(BASE)
}

fn with(format: ErrorFormat, routes: Router) -> Router {
    routes.layer(ErrorLayer::new(format))
}

#[tokio::test]
async fn smoke() {
    let app = with(problem(), Router::new().route("/", on_get(async || "hello")));
    let answer = get(&app, "/nowhere").await;
    answer.assert_type("application/problem+json");
    assert_eq!(answer.json()["traceId"], answer.header("trace-id"));
    let answer = post(&app, "/", "", "").await;
    assert_eq!((answer.status, answer.header("allow")), (405, "GET,HEAD"));
    assert_eq!(answer.json()["status"], 405);
}
