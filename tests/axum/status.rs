//! The statuses that a service chooses.

use std::io;

use api_validate::{
    ApiError, ApiValidate, ErrorFormat,
    axum::{ErrorLayer, ValidForm, ValidJson, ValidQuery},
    lookups::{Lookups, Resolver, SharedResolver},
};
use axum::{
    Extension, Router,
    routing::{get as on_get, post as on_post},
};
use serde::Deserialize;

use crate::{
    call::{Answer, get, post, post_json},
    layer::{BASE, formats},
};

#[derive(Deserialize, ApiValidate)]
struct Share {
    #[api(resource("User"))]
    user: u32,
    #[api(length(max = 3))]
    name: String,
}

#[derive(Deserialize, ApiValidate)]
struct Named {
    #[api(length(max = 3))]
    name: String,
}

/// Its database is down.
struct Down;

impl Resolver for Down {
    type Error = io::Error;

    async fn resolve(&self, _: &mut Lookups) -> Result<(), io::Error> {
        Err(io::Error::other("s3cret: connection refused"))
    }
}

fn routes() -> Router {
    Router::new()
        .route("/json", on_post(async |named: ValidJson<Named>| named.into_inner().name))
        .route("/form", on_post(async |named: ValidForm<Named>| named.into_inner().name))
        .route("/query", on_get(async |named: ValidQuery<Named>| named.into_inner().name))
        .route("/lookup", on_post(async |share: ValidJson<Share>| format!("{}{}", share.user, share.name)))
        .layer(Extension(SharedResolver::new(Down)))
}

fn app(format: &ErrorFormat) -> Router {
    routes().layer(ErrorLayer::new(format.clone()))
}

/// The status of the answer, which its body says too, where it says one.
fn status(answer: &Answer) -> u16 {
    let body = answer.json();
    for said in [&body["status"], &body["Status"]] {
        assert!(said.is_null() || *said == answer.status, "{body}");
    }
    answer.status
}

#[tokio::test]
async fn validation_failures_have_the_status_that_was_chosen() {
    for format in formats() {
        for chosen in [400, 422, 499] {
            let app = app(&format.clone().validation_status(chosen));
            for answer in [
                post_json(&app, "/json", r#"{"name":"abcd"}"#).await,
                post_json(&app, "/json", "{").await,
                post_json(&app, "/json", "").await,
                post(&app, "/form", "application/x-www-form-urlencoded", "name=abcd").await,
                get(&app, "/query?name=abcd").await,
            ] {
                assert_eq!(status(&answer), chosen, "{}", answer.text());
                let body = answer.json();
                let records = [&body["errors"], &body["Errors"], &body["ValidationErrors"]];
                assert!(records.iter().any(|records| !records.is_null()), "{body}");
            }
            // What is no validation failure keeps its own.
            assert_eq!(status(&post(&app, "/json", "text/plain", "{}").await), 415);
            assert_eq!(
                status(&post(&app, "/form", "application/x-www-form-urlencoded", &b"\xff"[..]).await),
                400
            );
        }
    }
}

#[tokio::test]
async fn two_layers_agree() {
    let format = ErrorFormat::rfc9457(BASE).validation_status(422);
    let app = app(&format).layer(ErrorLayer::new(format));
    let answer = post_json(&app, "/json", r#"{"name":"abcd"}"#).await;
    assert_eq!(status(&answer), 422);
    assert_eq!(answer.json()["errors"][0]["field"], "name");
}

/// A status that a handler set after the error was made is the later decision.
#[tokio::test]
async fn a_status_that_was_set_later_stands() {
    let handler = async || (axum::http::StatusCode::IM_A_TEAPOT, ApiError::from_status(404));
    let format = ErrorFormat::rfc9457(BASE).validation_status(418);
    let answer = get(&Router::new().route("/", on_get(handler)).layer(ErrorLayer::new(format)), "/").await;
    assert_eq!((status(&answer), &answer.json()["type"]), (418, &"about:blank".into()));
}

#[tokio::test]
async fn a_resolver_that_fails_has_the_status_that_was_chosen() {
    let usual = [424, 424, 500];
    for (format, usual) in formats().into_iter().zip(usual) {
        let call = async |format: &ErrorFormat| {
            let answer = post_json(&app(format), "/lookup", r#"{"user":7,"name":"a"}"#).await;
            assert!(!answer.text().contains("s3cret"));
            status(&answer)
        };
        assert_eq!(call(&format).await, usual);
        for chosen in [424, 500, 503] {
            assert_eq!(call(&format.clone().downstream_status(chosen)).await, chosen);
        }
    }
}
