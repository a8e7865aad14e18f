//! Headers, read into a type.

use std::collections::BTreeMap;

use api_validate::{
    ApiValidate, ErrorFormat,
    axum::{ErrorLayer, ValidHeaders},
};
use axum::{
    Router,
    body::Body,
    http::{HeaderValue, Request},
    routing::get as on_get,
};
use serde::Deserialize;

use crate::call::{Answer, send};

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Sent {
    #[api(required, length(max = 8))]
    idempotency_key: String,
    #[serde(rename = "X-Retry", alias = "X-Again")]
    retry: Option<u8>,
    #[serde(default)]
    dry_run: bool,
    #[serde(default)]
    #[api(length(max = 2))]
    x_tag: Vec<String>,
}

async fn take(headers: ValidHeaders<Sent>) -> String {
    format!("{:?}", headers.into_inner())
}

async fn ask(path: &str, headers: &[(&str, &[u8])]) -> Answer {
    let app = Router::new()
        .route("/", on_get(take))
        .route(
            "/all",
            on_get(async |all: ValidHeaders<BTreeMap<String, String>>| format!("{:?}", all.into_inner())),
        )
        .route("/nothing", on_get(async |_: ValidHeaders<()>| "nothing"))
        .layer(ErrorLayer::new(ErrorFormat::rfc9457("/errors")));
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, HeaderValue::from_bytes(value).unwrap());
    }
    send(&app, request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_header_is_found_in_any_letter_case() {
    let sent = "Sent { idempotency_key: \"a&b=+%20\", retry: Some(3), dry_run: true, x_tag: [\"one\", \"two, three\"] }";
    for [key, retry, run, tag] in [
        ["idempotency-key", "x-retry", "dry-run", "x-tag"],
        ["IDEMPOTENCY-KEY", "X-Retry", "Dry-Run", "X-TAG"],
        ["Idempotency-Key", "x-AGAIN", "DRY-RUN", "X-Tag"],
    ] {
        let headers: &[(&str, &[u8])] = &[
            (tag, b"one"),
            (run, b"true"),
            (key, b"a&b=+%20"),
            ("x-unknown", b"left alone"),
            (retry, b"3"),
            (tag, b"two, three"),
        ];
        let answer = ask("/", headers).await;
        assert_eq!((answer.status, answer.text().as_str()), (200, sent));
    }
}

#[tokio::test]
async fn everything_that_is_wrong_is_told_in_its_place() {
    let headers: &[(&str, &[u8])] =
        &[("x-retry", b"300"), ("dry-run", b"maybe"), ("x-tag", b"a"), ("x-tag", b"b"), ("x-tag", b"c")];
    let answer = ask("/", headers).await;
    assert_eq!(answer.status, 400);
    let body = answer.json();
    let errors = body["errors"].as_array().unwrap();
    let told: Vec<_> = errors.iter().map(|error| [&error["in"], &error["field"], &error["code"]]).collect();
    assert_eq!(
        told,
        [
            ["header", "idempotency-key", "REQUIRED_FIELD_MISSING"],
            ["header", "X-Retry", "INVALID_NUMBER_RANGE"],
            ["header", "dry-run", "INVALID_FORMAT"],
            ["header", "x-tag", "MAX_LENGTH_EXCEEDED"],
        ]
    );
}

#[tokio::test]
async fn a_header_that_stands_twice_is_no_single_value() {
    let answer = ask("/", &[("idempotency-key", b"a"), ("idempotency-key", b"b")]).await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.json()["errors"][0]["detail"], "This field must be sent only once.");
}

#[tokio::test]
async fn a_value_that_is_no_text_is_refused_if_somebody_reads_it() {
    let answer = ask("/", &[("Idempotency-Key", b"\xff")]).await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.json()["detail"], "The header idempotency-key must be text in UTF-8.");
    assert_eq!(ask("/", &[("idempotency-key", "ä".as_bytes()), ("x-other", b"\xff")]).await.status, 200);
}

#[tokio::test]
async fn a_type_that_takes_any_name_gets_all_headers() {
    let answer = ask("/all", &[("X-One", b"1"), ("Accept", b"text/plain")]).await;
    assert_eq!(answer.text(), r#"{"accept": "text/plain", "x-one": "1"}"#);
    assert_eq!(ask("/nothing", &[("X-One", b"1")]).await.text(), "nothing");
}
