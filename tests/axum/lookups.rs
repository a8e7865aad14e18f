//! What a body has to have looked up.

use std::io;

use api_validate::{
    ApiValidate, ErrorFormat,
    axum::{ErrorLayer, ValidForm, ValidJson, ValidPath, ValidQuery},
    lookups::{Lookups, Resolver, SharedResolver},
};
use axum::{
    Extension, Router,
    body::Body,
    http::Request,
    routing::{get as on_get, post as on_post},
};
use serde::Deserialize;

use crate::call::{Answer, post_json, send};

#[derive(Deserialize, ApiValidate)]
#[serde(deny_unknown_fields)]
struct Share {
    #[api(resource("User"))]
    user: u32,
    #[api(length(max = 3))]
    name: String,
}

/// Knows the user 7; its database is down for the user 8.
struct Users;

impl Resolver for Users {
    type Error = io::Error;

    async fn resolve(&self, lookups: &mut Lookups) -> Result<(), io::Error> {
        if lookups.ids().any(|id| id == "8") {
            return Err(io::Error::other("s3cret: connection refused"));
        }
        tokio::task::yield_now().await;
        lookups.found(7);
        Ok(())
    }
}

fn app(format: ErrorFormat) -> Router {
    Router::new()
        .route("/", on_post(async |share: ValidJson<Share>| share.user.to_string()))
        .route("/list", on_post(async |shares: ValidJson<Vec<Share>>| shares.len().to_string()))
        .route(
            "/optional",
            on_post(async |share: Option<ValidJson<Share>>| if share.is_some() { "some" } else { "none" }),
        )
        .layer(ErrorLayer::new(format))
}

async fn call(path: &str, body: &'static str) -> Answer {
    let app = app(ErrorFormat::records()).layer(Extension(SharedResolver::new(Users)));
    post_json(&app, path, body).await
}

fn records(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 400, "{}", answer.text());
    let body = answer.json();
    let line = |record: &serde_json::Value| {
        format!("{} {}", record["Field"].as_str().unwrap(), record["ValidationErrorType"].as_str().unwrap())
    };
    body["ValidationErrors"].as_array().unwrap().iter().map(line).collect()
}

#[tokio::test]
async fn what_is_there_reaches_the_handler() {
    assert_eq!(call("/", r#"{"user":7,"name":"a"}"#).await.text(), "7");
    assert_eq!(call("/list", r#"[{"user":7,"name":"a"},{"user":7,"name":"b"}]"#).await.text(), "2");
    assert_eq!(call("/list", "[]").await.text(), "0");
    assert_eq!(call("/optional", r#"{"user":7,"name":"a"}"#).await.text(), "some");
    assert_eq!(call("/optional", "").await.text(), "none");
}

#[tokio::test]
async fn what_is_not_there_is_told_with_all_that_is_wrong() {
    for path in ["/", "/optional"] {
        assert_eq!(records(&call(path, r#"{"user":9,"name":"a"}"#).await), ["user UNKNOWN_RESOURCE"]);
        assert_eq!(
            records(&call(path, r#"{"user":9,"name":"abcd"}"#).await),
            ["user UNKNOWN_RESOURCE", "name MAX_LENGTH_EXCEEDED"]
        );
        // Of a body that serde refuses, what could be read is looked up too.
        assert_eq!(
            records(&call(path, r#"{"user":9,"name":1,"more":2}"#).await),
            ["user UNKNOWN_RESOURCE", "name INVALID_FORMAT", "more INVALID_FORMAT"]
        );
        assert_eq!(records(&call(path, r#"{"user":7,"name":1}"#).await), ["name INVALID_FORMAT"]);
        assert_eq!(records(&call(path, "[9,\"a\"]").await), ["[0] UNKNOWN_RESOURCE"]);
        assert_eq!(records(&call(path, "{").await), [" INVALID_FORMAT"]);
    }
    assert_eq!(
        records(
            &call("/list", r#"[{"user":9,"name":"a"},{"user":7,"name":"a"},{"user":"x","name":"a"}]"#).await
        ),
        ["[0].user UNKNOWN_RESOURCE", "[2].user INVALID_NUMBER_FORMAT"]
    );
}

#[tokio::test]
async fn a_resolver_that_fails_is_an_error_of_its_own() {
    for body in [r#"{"user":8,"name":"a"}"#, r#"{"user":8,"name":1}"#] {
        let answer = call("/", body).await;
        assert_eq!(
            (answer.status, answer.json()["Errors"][0]["ErrorType"].as_str()),
            (500, Some("INTERNAL_ERROR"))
        );
        let app = app(ErrorFormat::rfc9457("/e")).layer(Extension(SharedResolver::new(Users)));
        let answer = post_json(&app, "/", body).await;
        assert_eq!((answer.status, answer.json()["type"].as_str()), (424, Some("/e/downstream")));
        assert_eq!(answer.json()["status"], 424);
        assert!(!answer.text().contains("s3cret"));
    }
}

#[tokio::test]
async fn without_a_resolver_nothing_that_needs_one_passes() {
    let app = app(ErrorFormat::records());
    for (path, body, status) in [
        ("/", r#"{"user":7,"name":"a"}"#, 500),
        ("/list", r#"[{"user":7,"name":"a"}]"#, 500),
        ("/list", "[]", 200),
        ("/", r#"{"user":"x","name":"a"}"#, 400),
    ] {
        assert_eq!(post_json(&app, path, body).await.status, status, "{path} {body}");
    }
}

#[derive(Deserialize, ApiValidate)]
struct Inner {
    #[serde(flatten)]
    share: Named,
}

#[derive(Deserialize, ApiValidate)]
struct Named {
    #[api(resource("User"))]
    user: String,
    #[serde(default)]
    #[api(length(max = 3))]
    name: String,
}

#[derive(Deserialize, ApiValidate)]
struct Id(#[api(resource("User"))] u32);

/// What has lookups of its own, and what has them only inside of it.
fn parameters() -> Router {
    Router::new()
        .route("/query", on_get(async |share: ValidQuery<Share>| share.user.to_string()))
        .route("/inner", on_get(async |inner: ValidQuery<Inner>| inner.share.user.clone()))
        .route("/form", on_get(async |share: ValidForm<Share>| share.user.to_string()))
        .route("/form", on_post(async |inner: ValidForm<Inner>| inner.share.user.clone()))
        .route("/path/{user}", on_get(async |id: ValidPath<Id>| id.0.0.to_string()))
        .route("/named/{user}/{name}", on_get(async |share: ValidPath<Share>| share.user.to_string()))
        .route("/pair/{user}/{other}", on_get(async |pair: ValidPath<(Id, Id)>| pair.1.0.to_string()))
}

async fn get(app: &Router, path: &str) -> Answer {
    send(app, Request::get(path).body(Body::empty()).unwrap()).await
}

async fn post_form(app: &Router, form: &'static str) -> Answer {
    let request = Request::post("/form").header("content-type", "application/x-www-form-urlencoded");
    send(app, request.body(Body::from(form)).unwrap()).await
}

#[tokio::test]
async fn parameters_and_forms_are_looked_up_too() {
    let layer = || ErrorLayer::new(ErrorFormat::records());
    let app = parameters().layer(layer()).layer(Extension(SharedResolver::new(Users)));
    for (good, bad, records_of_bad) in [
        (
            "/query?user=7&name=a",
            "/query?user=9&name=abcd",
            &["user UNKNOWN_RESOURCE", "name MAX_LENGTH_EXCEEDED"][..],
        ),
        ("/inner?user=7", "/inner?user=9&name=abcd", &["user UNKNOWN_RESOURCE", "name MAX_LENGTH_EXCEEDED"]),
        ("/form?user=7&name=a", "/form?user=9", &["user UNKNOWN_RESOURCE", "name REQUIRED_FIELD_MISSING"]),
        ("/path/7", "/path/9", &["user UNKNOWN_RESOURCE"]),
        ("/named/7/a", "/named/9/abcd", &["user UNKNOWN_RESOURCE", "name MAX_LENGTH_EXCEEDED"]),
        ("/pair/7/7", "/pair/7/9", &["other UNKNOWN_RESOURCE"]),
    ] {
        assert_eq!(get(&app, good).await.text(), "7", "{good}");
        assert_eq!(records(&get(&app, bad).await), records_of_bad, "{bad}");
    }
    assert_eq!(post_form(&app, "user=7").await.text(), "7");
    assert_eq!(records(&post_form(&app, "user=9").await), ["user UNKNOWN_RESOURCE"]);
    assert_eq!(get(&app, "/query?user=8&name=a").await.status, 500);

    let without = parameters().layer(layer());
    for path in ["/query?user=7&name=a", "/inner?user=7", "/form?user=7&name=a", "/path/7", "/pair/7/7"] {
        let answer = get(&without, path).await;
        assert_eq!((answer.status, answer.text().contains("resolve")), (500, false), "{path}");
    }
    assert_eq!(post_form(&without, "user=7").await.status, 500);
    assert_eq!(get(&without, "/query?user=x").await.status, 400);
}
