//! The trace id of a request.

use std::collections::BTreeSet;

use api_validate::{ApiError, ErrorFormat, axum::ErrorLayer, response::TraceId};
use axum::{
    Extension, Router,
    body::Body,
    http::{HeaderName, Request},
    routing::get as on_get,
};

use crate::{
    call::{Answer, get, send},
    layer::formats,
};

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const PARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

fn app(format: ErrorFormat) -> Router {
    Router::new()
        .route("/", on_get(async |trace: Extension<TraceId>| trace.to_string()))
        .route("/error", on_get(async || ApiError::from_status(409)))
        .layer(ErrorLayer::new(format))
}

async fn call(path: &str, headers: &[&[u8]]) -> Answer {
    let mut request = Request::get(path);
    for value in headers {
        request = request.header("traceparent", *value);
    }
    send(&app(ErrorFormat::default()), request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_valid_traceparent_gives_the_trace_id() {
    for path in ["/", "/error", "/nowhere"] {
        assert_eq!(call(path, &[PARENT.as_bytes()]).await.header("trace-id"), TRACE);
    }
    assert_eq!(call("/", &[PARENT.as_bytes()]).await.text(), TRACE);
    assert_eq!(call("/error", &[PARENT.as_bytes()]).await.json()["traceId"], TRACE);
}

#[tokio::test]
async fn anything_else_is_not_repeated() {
    let upper = PARENT.to_uppercase();
    let zero_trace = PARENT.replace(TRACE, &"0".repeat(32));
    let zero_parent = PARENT.replace("00f067aa0ba902b7", &"0".repeat(16));
    let (blank, longer) = (format!("{PARENT} "), format!("{PARENT}-00"));
    let (script, bare) = (PARENT.replace("4736", "<\">x"), TRACE);
    let forged: [&[u8]; 9] = [
        b"",
        b"\xff\xfe",
        upper.as_bytes(),
        zero_trace.as_bytes(),
        zero_parent.as_bytes(),
        blank.as_bytes(),
        longer.as_bytes(),
        script.as_bytes(),
        bare.as_bytes(),
    ];
    for value in forged {
        assert_fresh(&call("/", &[value]).await, value);
        assert_fresh(&call("/error", &[value]).await, value);
    }
    assert_fresh(&call("/", &[]).await, b"none");
    assert_fresh(&call("/", &[PARENT.as_bytes(), PARENT.as_bytes()]).await, b"two");
}

fn assert_fresh(answer: &Answer, sent: &[u8]) {
    let trace = answer.header("trace-id");
    assert!(trace.parse::<TraceId>().is_ok(), "{trace}");
    let sent = String::from_utf8_lossy(sent).to_lowercase();
    assert!(!sent.contains(trace) && !trace.contains("4bf92f3577b34da6"), "{sent}");
    assert!(answer.text().contains(trace));
    assert!(!answer.text().contains("<\">"));
}

#[tokio::test]
async fn every_request_has_its_own() {
    let app = app(ErrorFormat::default());
    let (first, second) = (get(&app, "/").await, get(&app, "/").await);
    assert_ne!(first.header("trace-id"), second.header("trace-id"));
}

#[tokio::test]
async fn the_header_has_the_name_that_the_format_says_and_the_bodys_value() {
    for format in formats() {
        let app = app(format.trace_header("Acme-Trace"));
        let answer = get(&app, "/error").await;
        assert!(!answer.headers.contains_key("trace-id"));
        let trace = answer.header("acme-trace");
        let body = answer.json();
        for place in [&body["traceId"], &body["Extensions"]["trace"]] {
            assert!(place.is_null() || place == trace, "{body}");
        }
    }
}

#[tokio::test]
async fn a_name_that_http_does_not_allow_is_left_out() {
    let answer = get(&app(ErrorFormat::default().trace_header("no header")), "/error").await;
    let names: BTreeSet<&str> = answer.headers.keys().map(HeaderName::as_str).collect();
    let expected = ["cache-control", "content-length", "content-type", "x-content-type-options"];
    assert_eq!((answer.status, names), (409, expected.into()));
}

#[tokio::test]
async fn one_that_a_middleware_chose_is_used() {
    let chosen: TraceId = TRACE.parse().unwrap();
    let app = app(ErrorFormat::default()).layer(Extension(chosen));
    assert_eq!(get(&app, "/").await.text(), TRACE);
    assert_eq!(get(&app, "/error").await.header("trace-id"), TRACE);
}
