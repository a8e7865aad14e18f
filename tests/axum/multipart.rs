//! Forms in several parts.

use api_validate::{
    ErrorFormat,
    axum::{ErrorLayer, ValidMultipart},
};
use axum::{
    Extension, Router, body::Body, extract::DefaultBodyLimit, http::Request, routing::post as on_post,
};

use crate::{
    call::{post, send},
    cases::{BODY_LIMIT, FORM, LIMITS, Upload, cases},
};

async fn take(ValidMultipart(upload, files): ValidMultipart<Upload>) -> String {
    upload.told(&files)
}

async fn take_optional(upload: Option<ValidMultipart<Upload>>) -> String {
    upload.map_or_else(|| "none".to_owned(), |ValidMultipart(upload, files)| upload.told(&files))
}

fn app() -> Router {
    Router::new()
        .route("/", on_post(take))
        .route("/optional", on_post(take_optional))
        .layer(Extension(LIMITS))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(ErrorLayer::new(ErrorFormat::rfc9457("/errors")))
}

#[tokio::test]
async fn every_case_is_answered_as_it_should_be() {
    for case in cases() {
        let answer = post(&app(), "/", case.content_type, case.body.clone()).await;
        case.assert(answer.status, &answer.text());
        if !case.body.is_empty() {
            let answer = post(&app(), "/optional", case.content_type, case.body.clone()).await;
            case.assert(answer.status, &answer.text());
        }
    }
}

#[tokio::test]
async fn an_option_is_none_where_there_is_no_body() {
    for content_type in ["", FORM] {
        assert_eq!(post(&app(), "/optional", content_type, "").await.text(), "none");
    }
}

#[tokio::test]
async fn a_form_that_is_said_to_be_compressed_is_415() {
    let request = Request::post("/").header("content-type", FORM).header("content-encoding", "gzip");
    assert_eq!(send(&app(), request.body(Body::from("--b--\r\n")).unwrap()).await.status, 415);
}
