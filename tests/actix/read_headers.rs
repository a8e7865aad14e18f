//! Headers, read into a type.

use actix_web::{App, web};
use api_validate::{
    ApiValidate, ErrorFormat,
    actix::{ErrorMiddleware, ValidHeaders},
};
use serde::Deserialize;

use crate::call::{Answer, get, send};

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "kebab-case")]
struct Sent {
    #[api(required, length(max = 8))]
    idempotency_key: String,
    #[serde(rename = "X-Retry")]
    retry: Option<u8>,
    #[serde(default)]
    x_tag: Vec<String>,
}

async fn take(headers: ValidHeaders<Sent>) -> String {
    format!("{:?}", headers.into_inner())
}

async fn take_optional(headers: Option<ValidHeaders<Sent>>) -> String {
    headers.map_or_else(|| "none".to_owned(), |headers| format!("{:?}", headers.into_inner()))
}

async fn ask(path: &str, headers: &[(&'static str, &'static str)]) -> Answer {
    let app = App::new()
        .route("/", web::get().to(take))
        .route("/optional", web::get().to(take_optional))
        .wrap(ErrorMiddleware::new(ErrorFormat::rfc9457("/errors")));
    send(app, headers.iter().fold(get(path), |request, header| request.append_header(*header))).await
}

#[actix_web::test]
async fn a_header_is_found_in_any_letter_case() {
    let headers =
        &[("IDEMPOTENCY-Key", "a b"), ("x-retry", "3"), ("X-Tag", "one"), ("x-other", "!"), ("x-tag", "two")];
    for path in ["/", "/optional"] {
        let answer = ask(path, headers).await;
        let sent = r#"Sent { idempotency_key: "a b", retry: Some(3), x_tag: ["one", "two"] }"#;
        assert_eq!((answer.status, answer.text().as_str()), (200, sent));
    }
}

#[actix_web::test]
async fn everything_that_is_wrong_is_told_in_its_place() {
    for path in ["/", "/optional"] {
        let answer = ask(path, &[("x-retry", "x")]).await;
        assert_eq!(answer.status, 400);
        let body = answer.json();
        let errors = body["errors"].as_array().unwrap();
        let told: Vec<_> =
            errors.iter().map(|error| [&error["in"], &error["field"], &error["code"]]).collect();
        assert_eq!(
            told,
            [
                ["header", "idempotency-key", "REQUIRED_FIELD_MISSING"],
                ["header", "X-Retry", "INVALID_NUMBER_FORMAT"],
            ]
        );
    }
}

#[actix_web::test]
async fn an_option_is_none_where_no_header_was_sent() {
    assert_eq!(ask("/optional", &[("x-other", "1")]).await.text(), "none");
    assert_eq!(ask("/", &[("x-other", "1")]).await.status, 400);
}
