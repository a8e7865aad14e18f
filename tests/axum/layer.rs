//! What the layer makes of answers.

use api_validate::{ErrorFormat, axum::ErrorLayer};
use axum::{Router, routing::get as on_get};

use crate::call::{get, post};

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
