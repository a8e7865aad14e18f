//! Middlewares inside of ours see the answers to what an extractor refused.

use actix_web::{
    App, Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{HeaderName, HeaderValue},
    middleware::{Next, from_fn},
    web,
};
use api_validate::{
    ApiError, ApiValidate, ErrorFormat,
    actix::{ErrorMiddleware, ValidForm, ValidJson, ValidPath, ValidQuery},
};
use serde::Deserialize;

use crate::call::{get, post, post_json, send};

#[derive(Deserialize, ApiValidate)]
struct Named {
    #[api(required, length(max = 3))]
    #[allow(dead_code)]
    name: String,
}

/// As a log, CORS or a session does: something after the handler.
async fn mark(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let mut response = next.call(request).await?;
    let mark = (HeaderName::from_static("marked"), HeaderValue::from_static("yes"));
    response.headers_mut().insert(mark.0, mark.1);
    Ok(response)
}

fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/json", web::post().to(async |_: ValidJson<Named>| "ok"))
        .route("/form", web::post().to(async |_: ValidForm<Named>| "ok"))
        .route("/query", web::get().to(async |_: ValidQuery<Named>| "ok"))
        .route("/path/{name}", web::get().to(async |_: ValidPath<Named>| "ok"))
        .route("/two/{name}", web::post().to(async |_: ValidPath<Named>, _: ValidJson<Named>| "ok"))
        .route("/seen", web::post().to(seen));
}

async fn seen(read: Result<ValidJson<Named>, ApiError>) -> String {
    read.map_or_else(|error| format!("seen {}", error.status()), |named| named.into_inner().name)
}

#[actix_web::test]
async fn what_stands_inside_still_sees_what_was_refused() {
    for request in [
        || post_json("/json", "{"),
        || post_json("/json", r#"{"name":"long"}"#),
        || post("/json", "text/plain", "{}"),
        || post("/form", "application/x-www-form-urlencoded", "name=long"),
        || get("/query?name=long"),
        || get("/path/long"),
        || post_json("/two/abc", "{}"),
    ] {
        let app = App::new()
            .configure(routes)
            .wrap(from_fn(mark))
            .wrap(ErrorMiddleware::new(ErrorFormat::default()));
        let answer = send(app, request()).await;
        assert!([400, 415].contains(&answer.status));
        assert_eq!(answer.header("marked"), "yes");
        assert_eq!(answer.json()["traceId"], answer.header("trace-id"));
    }
}

#[actix_web::test]
async fn a_handler_that_asks_for_a_result_sees_the_error() {
    let app = || App::new().configure(routes).wrap(ErrorMiddleware::new(ErrorFormat::default()));
    assert_eq!(send(app(), post_json("/seen", "{")).await.text(), "seen 400");
    assert_eq!(send(app(), post("/seen", "text/plain", "{}")).await.text(), "seen 415");
    assert_eq!(send(app(), post_json("/seen", r#"{"name":"abc"}"#)).await.text(), "abc");
}
