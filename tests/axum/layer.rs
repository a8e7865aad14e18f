//! What the layer makes of answers.

use api_validate::{ApiError, ErrorFormat, axum::ErrorLayer};
use axum::{
    Json, Router,
    body::{Body, Bytes},
    extract::DefaultBodyLimit,
    http::{Method, Request, StatusCode},
    response::{Html, IntoResponse, Response},
    routing::{get as on_get, post as on_post},
};
use futures_util::stream;
use serde_json::{Value, json};
use std::time::Duration;
use tower_http::{limit::RequestBodyLimitLayer, timeout::TimeoutLayer};

use crate::call::{Answer, send};

pub(crate) const BASE: &str = "https://api.example.com/errors";

pub(crate) fn formats() -> [ErrorFormat; 3] {
    [ErrorFormat::rfc9457(BASE), ErrorFormat::problem_details(BASE), ErrorFormat::records()]
}

/// The body that the standard gives a status, with the trace id that the answer says.
fn standard(format: &ErrorFormat, answer: &Answer) -> Value {
    let trace = answer.header("trace-id").parse().unwrap();
    serde_json::to_value(format.body(&ApiError::from_status(answer.status), Some(trace))).unwrap()
}

/// The answer says no more than its status.
#[track_caller]
pub(crate) fn assert_plain(format: &ErrorFormat, answer: &Answer, status: u16) {
    assert_eq!(answer.status, status, "{}", answer.text());
    answer.assert_type(format.media_type());
    assert_eq!(answer.json(), standard(format, answer));
    assert_eq!(answer.header("content-length"), answer.body.len().to_string());
}

/// Calls a service in each format.
pub(crate) async fn in_each_format(
    routes: Router,
    request: impl Fn() -> Request<Body>,
    status: u16,
) -> Vec<Answer> {
    let mut answers = Vec::new();
    for format in formats() {
        let app = routes.clone().layer(ErrorLayer::new(format.clone()));
        let answer = send(&app, request()).await;
        assert_plain(&format, &answer, status);
        answers.push(answer);
    }
    answers
}

pub(crate) fn to(path: &'static str) -> impl Fn() -> Request<Body> {
    move || Request::get(path).body(Body::empty()).unwrap()
}

pub(crate) fn answering<R: IntoResponse + 'static>(answer: fn() -> R) -> Router {
    Router::new().route("/", on_get(async move || answer()).post(async move || answer()))
}

#[tokio::test]
async fn an_unknown_path() {
    in_each_format(answering(|| "hello"), to("/nowhere"), 404).await;
    in_each_format(answering(|| "hello"), to("/..%2f..%2fetc"), 404).await;
}

#[tokio::test]
async fn a_wrong_method_keeps_the_header_allow() {
    for method in [Method::DELETE, Method::from_bytes(b"BREW").unwrap()] {
        let request = || Request::builder().method(method.clone()).uri("/").body(Body::empty()).unwrap();
        for answer in in_each_format(answering(|| "hello"), request, 405).await {
            let mut allow: Vec<&str> = answer.header("allow").split(',').collect();
            allow.sort_unstable();
            assert_eq!(allow, ["GET", "HEAD", "POST"]);
        }
    }
}

#[tokio::test]
async fn bodies_over_a_limit() {
    let request = || Request::post("/").body(Body::from("x".repeat(11))).unwrap();
    let routes = Router::new().route("/", on_post(async |body: Bytes| body));
    in_each_format(routes.clone().layer(DefaultBodyLimit::max(10)), request, 413).await;
    // This one answers by itself where the length is known, and cuts the body where it is not.
    in_each_format(routes.clone().layer(RequestBodyLimitLayer::new(10)), request, 413).await;
    let chunks = || Body::from_stream(stream::iter([Ok::<_, std::io::Error>("x".repeat(11))]));
    let chunked = || Request::post("/").body(chunks()).unwrap();
    in_each_format(routes.layer(RequestBodyLimitLayer::new(10)), chunked, 413).await;
}

#[tokio::test]
async fn a_timeout() {
    let routes = Router::new().route("/", on_get(std::future::pending::<()>));
    let timeout = |status| TimeoutLayer::with_status_code(status, Duration::from_millis(1));
    in_each_format(routes.clone().layer(timeout(StatusCode::REQUEST_TIMEOUT)), to("/"), 408).await;
    in_each_format(routes.layer(timeout(StatusCode::SERVICE_UNAVAILABLE)), to("/"), 503).await;
}

#[tokio::test]
async fn what_axum_refuses() {
    #[derive(serde::Deserialize)]
    struct Age {
        #[allow(dead_code)]
        age: u8,
    }
    let routes = Router::new()
        .route("/json", on_post(async |_: Json<Age>| ()))
        .route("/path/{age}", on_get(async |_: axum::extract::Path<u8>| ()))
        .route("/query", on_get(async |_: axum::extract::Query<Age>| ()))
        .route("/misfit/{a}/{b}", on_get(async |_: axum::extract::Path<u8>| ()))
        .route("/extension", on_get(async |_: axum::Extension<u8>| ()));
    let json = |body: &'static str| {
        move || Request::post("/json").header("content-type", "application/json").body(body.into()).unwrap()
    };
    in_each_format(routes.clone(), json("{"), 400).await;
    in_each_format(routes.clone(), json(r#"{"age":"s3cret"}"#), 422).await;
    in_each_format(routes.clone(), || Request::post("/json").body("{}".into()).unwrap(), 415).await;
    in_each_format(routes.clone(), to("/path/s3cret"), 400).await;
    in_each_format(routes.clone(), to("/query?age=s3cret"), 400).await;
    in_each_format(routes.clone(), to("/misfit/1/2"), 500).await;
    in_each_format(routes, to("/extension"), 500).await;
}

#[tokio::test]
async fn foreign_bodies_are_replaced() {
    type Made = fn() -> Response;
    let bodies: &[Made] = &[
        || StatusCode::CONFLICT.into_response(),
        || (StatusCode::CONFLICT, "plain text").into_response(),
        || (StatusCode::CONFLICT, Html("<h1>no</h1>")).into_response(),
        || (StatusCode::CONFLICT, Json(json!({"error": "no"}))).into_response(),
        || (StatusCode::CONFLICT, Json(json!({"Errors": "no"}))).into_response(),
        || (StatusCode::CONFLICT, Json(json!({"ValidationErrors": {}}))).into_response(),
        || (StatusCode::CONFLICT, Json(json!(["Errors"]))).into_response(),
        || problem_json("not json"),
        || problem_json("{}"),
        || problem_json(r#"{"title":"no status"}"#),
        || problem_json(r#"{"status":"409"}"#),
        || problem_json("\u{feff}{\"status\":409}"),
        || (StatusCode::CONFLICT, Body::from_stream(failing_stream())).into_response(),
        || problem_json(Body::from_stream(failing_stream())),
        || problem_json(Body::from(vec![b' '; 300 * 1024])),
    ];
    for body in bodies {
        in_each_format(answering(*body), to("/"), 409).await;
    }
}

pub(crate) fn problem_json(body: impl Into<Body>) -> Response {
    (StatusCode::CONFLICT, [("content-type", "application/problem+json")], body.into()).into_response()
}

fn failing_stream() -> impl futures_util::Stream<Item = Result<&'static str, std::io::Error>> + Send {
    stream::iter([Ok("{\"status\":409"), Err(std::io::Error::other("gone"))])
}

#[tokio::test]
async fn a_foreign_stream_is_not_waited_for() {
    let endless = || Body::from_stream(stream::pending::<Result<Bytes, std::io::Error>>());
    let routes =
        Router::new().route("/", on_get(async move || (StatusCode::BAD_GATEWAY, endless()).into_response()));
    in_each_format(routes, to("/"), 502).await;
}

/// Not even one that says that it has the standard's form.
#[tokio::test]
async fn a_body_that_drips_is_not_waited_for() {
    for format in formats() {
        let content_type = format.media_type();
        let endless = || {
            let first = stream::once(async { Ok::<_, std::io::Error>(Bytes::from_static(b"{")) });
            Body::from_stream(futures_util::StreamExt::chain(first, stream::pending()))
        };
        let made = async move || (StatusCode::BAD_GATEWAY, [("content-type", content_type)], endless());
        let app = Router::new().route("/", on_get(made)).layer(ErrorLayer::new(format.clone()));
        assert_plain(&format, &send(&app, to("/")()).await, 502);
    }
}
