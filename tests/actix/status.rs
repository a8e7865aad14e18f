//! The statuses that a service chooses.

use std::io;

use actix_web::{App, test::TestRequest, web};
use api_validate::{
    ApiValidate, ErrorFormat,
    actix::{ErrorMiddleware, ValidForm, ValidJson, ValidQuery},
    lookups::{Lookups, Resolver, SharedResolver},
};
use serde::Deserialize;

use crate::{
    app::{BASE, URL_ENCODED, formats},
    call::{Answer, get, post, post_json, send},
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

fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/json", web::post().to(async |named: ValidJson<Named>| named.into_inner().name))
        .route(
            "/optional",
            web::post().to(async |named: Option<ValidJson<Named>>| named.is_some().to_string()),
        )
        .route("/form", web::post().to(async |named: ValidForm<Named>| named.into_inner().name))
        .route("/query", web::get().to(async |named: ValidQuery<Named>| named.into_inner().name))
        .route(
            "/lookup",
            web::post().to(async |share: ValidJson<Share>| format!("{}{}", share.user, share.name)),
        );
}

async fn call(format: &ErrorFormat, request: TestRequest) -> Answer {
    let app = App::new().app_data(SharedResolver::new(Down)).configure(routes);
    send(app.wrap(ErrorMiddleware::new(format.clone())), request).await
}

/// The status of the answer, which its body says too, where it says one.
fn status(answer: &Answer) -> u16 {
    let body = answer.json();
    for said in [&body["status"], &body["Status"]] {
        assert!(said.is_null() || *said == answer.status, "{body}");
    }
    answer.status
}

#[actix_web::test]
async fn validation_failures_have_the_status_that_was_chosen() {
    for format in formats() {
        for chosen in [400, 422, 499] {
            let format = format.clone().validation_status(chosen);
            for request in [
                post_json("/json", r#"{"name":"abcd"}"#),
                post_json("/optional", r#"{"name":"abcd"}"#),
                post_json("/json", "{"),
                post_json("/json", ""),
                post("/form", URL_ENCODED, "name=abcd"),
                get("/query?name=abcd"),
            ] {
                let answer = call(&format, request).await;
                assert_eq!(status(&answer), chosen, "{}", answer.text());
                let body = answer.json();
                let records = [&body["errors"], &body["Errors"], &body["ValidationErrors"]];
                assert!(records.iter().any(|records| !records.is_null()), "{body}");
            }
            // What is no validation failure keeps its own.
            assert_eq!(status(&call(&format, post("/json", "text/plain", "{}")).await), 415);
            assert_eq!(status(&call(&format, post("/form", URL_ENCODED, &b"\xff"[..])).await), 400);
        }
    }
}

#[actix_web::test]
async fn two_middlewares_agree() {
    let format = ErrorFormat::rfc9457(BASE).validation_status(422);
    let app = App::new().configure(routes).wrap(ErrorMiddleware::new(format.clone()));
    let answer = send(app.wrap(ErrorMiddleware::new(format)), post_json("/json", r#"{"name":"abcd"}"#)).await;
    assert_eq!(status(&answer), 422);
    assert_eq!(answer.json()["errors"][0]["field"], "name");
}

#[actix_web::test]
async fn a_resolver_that_fails_has_the_status_that_was_chosen() {
    let usual = [424, 424, 500];
    for (format, usual) in formats().into_iter().zip(usual) {
        let called = async |format: &ErrorFormat| {
            let answer = call(format, post_json("/lookup", r#"{"user":7,"name":"a"}"#)).await;
            assert!(!answer.text().contains("s3cret"));
            status(&answer)
        };
        assert_eq!(called(&format).await, usual);
        for chosen in [424, 500, 503] {
            assert_eq!(called(&format.clone().downstream_status(chosen)).await, chosen);
        }
    }
}
