//! The headers that keep an error from being kept, and from being read as something else.

use api_validate::{ApiError, ErrorFormat, axum::ErrorLayer, response::ErrorType};
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
    middleware::map_response,
    response::{IntoResponse, Response},
};
use std::future::ready;

use crate::{
    call::{Answer, get, send},
    layer::{answering, formats, problem_json},
};

fn headers(answer: &Answer) -> [Option<&str>; 2] {
    ["cache-control", "x-content-type-options"].map(|name| {
        let mut values = answer.headers.get_all(name).iter().map(|value| value.to_str().unwrap());
        let only = values.next();
        assert_eq!(values.next(), None, "more than one {name}");
        only
    })
}

async fn called(layer: &ErrorLayer, made: fn() -> Response) -> Answer {
    get(&answering(made).layer(layer.clone()), "/").await
}

const BOTH: [Option<&str>; 2] = [Some("no-store"), Some("nosniff")];

#[tokio::test]
async fn every_error_has_them() {
    let errors: &[fn() -> Response] = &[
        || ApiError::from(ErrorType::AccountLocked).into_response(),
        || (StatusCode::BAD_GATEWAY, "plain text").into_response(),
        || problem_json(r#"{"status":409}"#),
        || panic!("boom"),
    ];
    for format in formats() {
        let layer = ErrorLayer::new(format);
        for error in errors {
            assert_eq!(headers(&called(&layer, *error).await), BOTH);
        }
        let nowhere = get(&Router::new().layer(layer.clone()), "/nowhere").await;
        assert_eq!((nowhere.status, headers(&nowhere)), (404, BOTH));
        let unversioned = called(&layer.versions(["1"]), || "hello".into_response()).await;
        assert_eq!((unversioned.status, headers(&unversioned)), (406, BOTH));
    }
}

#[tokio::test]
async fn an_answer_to_head_has_them_too() {
    let app = answering(|| StatusCode::CONFLICT).layer(ErrorLayer::new(ErrorFormat::records()));
    let answer = send(&app, Request::head("/").body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, headers(&answer)), (409, BOTH));
}

#[tokio::test]
async fn what_is_no_error_has_none() {
    let layer = ErrorLayer::new(ErrorFormat::default());
    for status in [200, 204, 303, 304, 399] {
        let set = move |mut response: Response| {
            *response.status_mut() = StatusCode::from_u16(status).unwrap();
            ready(response)
        };
        let app = answering(StatusCode::default).layer(map_response(set));
        let answer = get(&app.layer(layer.clone()), "/").await;
        assert_eq!((answer.status, headers(&answer)), (status, [None, None]));
    }
}

#[tokio::test]
async fn what_a_handler_says_of_caching_stands() {
    let layer = ErrorLayer::new(ErrorFormat::default());
    let own = || ApiError::from_status(410).header("Cache-Control", "max-age=60").into_response();
    assert_eq!(headers(&called(&layer, own).await), [Some("max-age=60"), BOTH[1]]);
    let foreign = || (StatusCode::GONE, [("cache-control", "max-age=60")], "gone").into_response();
    assert_eq!(headers(&called(&layer, foreign).await), [Some("max-age=60"), BOTH[1]]);
}

#[tokio::test]
async fn each_is_switched_off_by_itself() {
    let layer = ErrorLayer::new(ErrorFormat::default());
    let conflict = || StatusCode::CONFLICT.into_response();
    assert_eq!(headers(&called(&layer.clone().no_store(false), conflict).await), [None, BOTH[1]]);
    assert_eq!(headers(&called(&layer.clone().nosniff(false), conflict).await), [BOTH[0], None]);
    let neither = layer.no_store(false).nosniff(false);
    assert_eq!(headers(&called(&neither, conflict).await), [None, None]);
    assert_eq!(headers(&called(&neither.no_store(true), conflict).await), [BOTH[0], None]);
}
