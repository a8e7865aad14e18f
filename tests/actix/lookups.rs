//! What a body has to have looked up.

use std::io;

use actix_web::{App, HttpMessage, dev::Service, web};
use api_validate::{
    ApiValidate, ErrorFormat,
    actix::{ErrorMiddleware, ValidJson},
    lookups::{Lookups, Resolver, SharedResolver},
};
use serde::Deserialize;

use crate::call::{Answer, post_json, send};

#[derive(Deserialize, ApiValidate)]
struct Share {
    #[api(resource("User"))]
    user: u32,
    #[api(length(max = 3))]
    name: String,
}

/// Knows one user; its database is down for the user 8.
struct Users(u32);

impl Resolver for Users {
    type Error = io::Error;

    async fn resolve(&self, lookups: &mut Lookups) -> Result<(), io::Error> {
        if lookups.ids().any(|id| id == "8") {
            return Err(io::Error::other("s3cret: connection refused"));
        }
        actix_web::rt::task::yield_now().await;
        lookups.found(self.0);
        Ok(())
    }
}

fn routes(config: &mut web::ServiceConfig) {
    config.route("/", web::post().to(async |share: ValidJson<Share>| share.user.to_string())).route(
        "/optional",
        web::post().to(async |share: Option<ValidJson<Share>>| share.is_some().to_string()),
    );
}

async fn call(path: &str, body: &'static str) -> Answer {
    let middleware = ErrorMiddleware::new(ErrorFormat::records());
    let app = App::new().app_data(SharedResolver::new(Users(7))).configure(routes).wrap(middleware);
    send(app, post_json(path, body)).await
}

#[actix_web::test]
async fn bodies_are_resolved() {
    assert_eq!(call("/", r#"{"user":7,"name":"a"}"#).await.text(), "7");
    assert_eq!(call("/optional", r#"{"user":7,"name":"a"}"#).await.text(), "true");
    assert_eq!(call("/optional", "").await.text(), "false");
    for path in ["/", "/optional"] {
        assert_eq!(
            call(path, r#"{"user":9,"name":"abcd"}"#).await.records(),
            ["user UNKNOWN_RESOURCE", "name MAX_LENGTH_EXCEEDED"]
        );
        assert_eq!(
            call(path, r#"{"user":9,"name":1}"#).await.records(),
            ["user UNKNOWN_RESOURCE", "name INVALID_FORMAT"]
        );
        let failed = call(path, r#"{"user":8,"name":"a"}"#).await;
        assert_eq!((failed.status, &*failed.error_type()), (500, "INTERNAL_ERROR"));
        assert!(!failed.text().contains("s3cret"));
    }
}

#[actix_web::test]
async fn the_requests_own_resolver_comes_first_and_without_any_nothing_passes() {
    let own = |request: actix_web::dev::ServiceRequest, next: &_| {
        request.extensions_mut().insert(SharedResolver::new(Users(1)));
        Service::call(next, request)
    };
    let middleware = || ErrorMiddleware::new(ErrorFormat::records());
    for (body, status) in [(r#"{"user":1,"name":"a"}"#, 200), (r#"{"user":7,"name":"a"}"#, 400)] {
        let app = App::new().app_data(SharedResolver::new(Users(7))).configure(routes);
        assert_eq!(send(app.wrap_fn(own).wrap(middleware()), post_json("/", body)).await.status, status);
    }
    for (body, status) in [(r#"{"user":7,"name":"a"}"#, 500), (r#"{"user":"x","name":"a"}"#, 400)] {
        let app = App::new().configure(routes).wrap(middleware());
        assert_eq!(send(app, post_json("/optional", body)).await.status, status);
    }
}
