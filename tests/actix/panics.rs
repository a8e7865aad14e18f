//! Panics become answers.

use std::panic::panic_any;

use actix_web::{
    App, FromRequest, HttpRequest, HttpResponse, body::SizedStream, dev::Payload, http::StatusCode, web,
};
use api_validate::actix::ErrorMiddleware;
use futures_util::stream;

use crate::{
    app::formats,
    call::{get, send},
    middleware::assert_plain,
};

struct Panicking;

impl FromRequest for Panicking {
    type Error = actix_web::Error;
    type Future = std::future::Ready<Result<Self, Self::Error>>;

    fn from_request(_: &HttpRequest, _: &mut Payload) -> Self::Future {
        panic!("s3cret in an extractor")
    }
}

async fn later() -> HttpResponse {
    actix_web::rt::task::yield_now().await;
    "s3cret".parse::<u8>().unwrap();
    HttpResponse::Ok().finish()
}

async fn with_text() -> HttpResponse {
    panic!("s3cret {}", 1)
}

async fn with_value() -> HttpResponse {
    panic_any(7_u8)
}

/// An error whose body, which has to be read, panics.
async fn panicking_body() -> HttpResponse {
    let body = stream::poll_fn(|_| -> std::task::Poll<Option<Result<web::Bytes, std::io::Error>>> {
        panic!("s3cret in a body")
    });
    let body = SizedStream::new(1, body);
    HttpResponse::build(StatusCode::CONFLICT).content_type("application/problem+json").body(body)
}

fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/text", web::get().to(with_text))
        .route("/value", web::get().to(with_value))
        .route("/later", web::get().to(later))
        .route("/extractor", web::get().to(async |_: Panicking| HttpResponse::Ok()))
        .route("/body", web::get().to(panicking_body))
        .route("/fine", web::get().to(async || "fine"));
}

#[actix_web::test]
async fn every_panic_is_an_internal_error() {
    for format in formats() {
        let app = || App::new().configure(routes).wrap(ErrorMiddleware::new(format.clone()));
        for path in ["/text", "/value", "/later", "/extractor"] {
            assert_plain(&format, &send(app(), get(path)).await, 500);
        }
        let is_read = format.media_type() == "application/problem+json";
        assert_plain(&format, &send(app(), get("/body")).await, if is_read { 500 } else { 409 });
        assert_eq!(send(app(), get("/fine")).await.text(), "fine");
    }
}

#[actix_web::test]
async fn a_panic_of_a_middleware_before_there_is_a_future_is_one_too() {
    for format in formats() {
        let panics = |_: actix_web::dev::ServiceRequest,
                      _: &_|
         -> std::future::Ready<Result<crate::app::Response, _>> {
            panic!("s3cret in a call")
        };
        let app = App::new().configure(routes).wrap_fn(panics).wrap(ErrorMiddleware::new(format.clone()));
        assert_plain(&format, &send(app, get("/fine")).await, 500);
    }
}

#[actix_web::test]
async fn a_panic_in_a_locale_is_one_too() {
    struct Panics;

    impl api_validate::Locale for Panics {
        fn message(
            &self,
            _: &api_validate::ValidationError,
            _: &mut std::fmt::Formatter<'_>,
        ) -> std::fmt::Result {
            panic!("s3cret")
        }
    }
    let refuse = async |_: api_validate::actix::ValidQuery<Needed>| HttpResponse::Ok();
    let hold = async |_: Option<api_validate::actix::ValidQuery<Needed>>| HttpResponse::Ok();
    for handler in [web::get().to(refuse), web::get().to(hold)] {
        let format = formats()[0].clone().locale(Panics);
        let app = App::new().route("/", handler).wrap(ErrorMiddleware::new(format.clone()));
        assert_plain(&format, &send(app, get("/?name=")).await, 500);
    }
}

#[derive(serde::Deserialize, api_validate::ApiValidate)]
struct Needed {
    #[api(required)]
    #[allow(dead_code)]
    name: String,
}
