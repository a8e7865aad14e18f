//! The headers that keep an error from being kept, and from being read as something else.

use actix_web::{
    App, HttpResponse, ResponseError,
    http::{Method, StatusCode},
    test::TestRequest,
    web,
};
use api_validate::{ApiError, ErrorFormat, actix::ErrorMiddleware, response::ErrorType};
use std::future::ready;

use crate::{
    app::formats,
    call::{Answer, get, send},
};

fn headers(answer: &Answer) -> [Option<&str>; 2] {
    ["cache-control", "x-content-type-options"].map(|name| {
        let mut values = answer.headers.get_all(name).map(|value| value.to_str().unwrap());
        let only = values.next();
        assert_eq!(values.next(), None, "more than one {name}");
        only
    })
}

async fn asked(layer: &ErrorMiddleware, request: TestRequest, made: fn() -> HttpResponse) -> Answer {
    send(App::new().route("/", web::route().to(move || ready(made()))).wrap(layer.clone()), request).await
}

async fn called(layer: &ErrorMiddleware, made: fn() -> HttpResponse) -> Answer {
    asked(layer, get("/"), made).await
}

const BOTH: [Option<&str>; 2] = [Some("no-store"), Some("nosniff")];

#[actix_web::test]
async fn every_error_has_them() {
    let errors: &[fn() -> HttpResponse] = &[
        || ApiError::from(ErrorType::AccountLocked).error_response(),
        || HttpResponse::BadGateway().body("plain text"),
        || HttpResponse::Conflict().content_type("application/problem+json").body(r#"{"status":409}"#),
        || panic!("boom"),
    ];
    for format in formats() {
        let layer = ErrorMiddleware::new(format);
        for error in errors {
            assert_eq!(headers(&called(&layer, *error).await), BOTH);
        }
        let nowhere = send(App::new().wrap(layer.clone()), get("/nowhere")).await;
        assert_eq!((nowhere.status, headers(&nowhere)), (404, BOTH));
        let unversioned = called(&layer.versions(["1"]), || HttpResponse::Ok().finish()).await;
        assert_eq!((unversioned.status, headers(&unversioned)), (406, BOTH));
    }
}

#[actix_web::test]
async fn an_answer_to_head_has_them_too() {
    let request = TestRequest::default().method(Method::HEAD).uri("/");
    let layer = ErrorMiddleware::new(ErrorFormat::records());
    let answer = asked(&layer, request, || HttpResponse::Conflict().finish()).await;
    assert_eq!((answer.status, headers(&answer)), (409, BOTH));
}

#[actix_web::test]
async fn what_is_no_error_has_none() {
    let layer = ErrorMiddleware::new(ErrorFormat::default());
    for status in [200, 204, 303, 304, 399] {
        let made = move || ready(HttpResponse::new(StatusCode::from_u16(status).unwrap()));
        let answer = send(App::new().route("/", web::get().to(made)).wrap(layer.clone()), get("/")).await;
        assert_eq!((answer.status, headers(&answer)), (status, [None, None]));
    }
}

#[actix_web::test]
async fn what_a_handler_says_of_caching_stands() {
    let layer = ErrorMiddleware::new(ErrorFormat::default());
    let own = || ApiError::from_status(410).header("Cache-Control", "max-age=60").error_response();
    assert_eq!(headers(&called(&layer, own).await), [Some("max-age=60"), BOTH[1]]);
    let foreign = || HttpResponse::Gone().insert_header(("cache-control", "max-age=60")).body("gone");
    assert_eq!(headers(&called(&layer, foreign).await), [Some("max-age=60"), BOTH[1]]);
}

#[actix_web::test]
async fn each_is_switched_off_by_itself() {
    let layer = ErrorMiddleware::new(ErrorFormat::default());
    let conflict = || HttpResponse::Conflict().finish();
    assert_eq!(headers(&called(&layer.clone().no_store(false), conflict).await), [None, BOTH[1]]);
    assert_eq!(headers(&called(&layer.clone().nosniff(false), conflict).await), [BOTH[0], None]);
    let neither = layer.no_store(false).nosniff(false);
    assert_eq!(headers(&called(&neither, conflict).await), [None, None]);
    assert_eq!(headers(&called(&neither.no_store(true), conflict).await), [BOTH[0], None]);
}
