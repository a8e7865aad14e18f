//! What a body has to have looked up.

use std::io;

use actix_web::{App, HttpMessage, dev::Service, test::TestRequest, web};
use api_validate::{
    ApiValidate, ErrorFormat,
    actix::{ErrorMiddleware, ValidForm, ValidJson, ValidPath, ValidQuery},
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

#[derive(Deserialize, ApiValidate)]
struct Inner {
    #[serde(flatten)]
    user: Named,
}

#[derive(Deserialize, ApiValidate)]
struct Named {
    #[api(resource("User"))]
    user: String,
}

#[derive(Deserialize, ApiValidate)]
struct Id(#[api(resource("User"))] u32);

fn parameters(config: &mut web::ServiceConfig) {
    config
        .route("/query", web::get().to(async |share: ValidQuery<Share>| share.user.to_string()))
        .route("/inner", web::get().to(async |inner: ValidQuery<Inner>| inner.user.user.clone()))
        .route("/form", web::get().to(async |share: ValidForm<Share>| share.user.to_string()))
        .route("/form", web::post().to(async |inner: ValidForm<Inner>| inner.user.user.clone()))
        .route("/path/{user}", web::get().to(async |id: ValidPath<Id>| id.0.0.to_string()))
        .route("/pair/{user}/{other}", web::get().to(async |pair: ValidPath<(Id, Id)>| pair.1.0.to_string()));
}

/// It may stand among the application's data as it is, or in `web::Data` as contexts do.
#[actix_web::test]
async fn parameters_and_forms_are_looked_up_too() {
    let form = |body: &'static str| {
        let request = TestRequest::post().uri("/form");
        request.insert_header(("content-type", "application/x-www-form-urlencoded")).set_payload(body)
    };
    let requests = |user: &str| {
        let get = |uri: &str| TestRequest::get().uri(&format!("{uri}{user}"));
        let body: &'static str = if user == "7" { "user=7" } else { "user=9" };
        [
            get("/query?name=a&user="),
            get("/inner?user="),
            get("/form?name=a&user="),
            get("/path/"),
            get("/pair/7/"),
            form(body),
        ]
    };
    for (user, with_data, expected) in [
        ("7", Some(false), 200),
        ("7", Some(true), 200),
        ("9", Some(false), 400),
        ("9", Some(true), 400),
        ("7", None, 500),
    ] {
        for request in requests(user) {
            let resolver = SharedResolver::new(Users(7));
            let app = App::new().configure(parameters);
            let app = match with_data {
                Some(false) => app.app_data(resolver),
                Some(true) => app.app_data(web::Data::new(resolver)),
                None => app,
            };
            let middleware = ErrorMiddleware::new(ErrorFormat::records());
            let answer = send(app.wrap(middleware), request).await;
            assert_eq!(answer.status, expected, "{user} {with_data:?} {}", answer.text());
            match expected {
                200 => assert_eq!(answer.text(), "7"),
                400 => assert!(answer.records()[0].ends_with(" UNKNOWN_RESOURCE"), "{}", answer.text()),
                _ => assert!(!answer.text().contains("resolve"), "{}", answer.text()),
            }
        }
    }
}
