//! Panics become answers.

use std::{
    convert::Infallible,
    panic::panic_any,
    pin::Pin,
    task::{Context, Poll},
};

use api_validate::axum::ErrorLayer;
use axum::{
    Router,
    body::{Body, Bytes, HttpBody},
    extract::FromRequestParts,
    http::{Request, StatusCode, request::Parts},
    response::{IntoResponse, Response},
    routing::get as on_get,
};
use tower::{Layer, Service};

use crate::{
    call::{get, send},
    layer::{assert_plain, formats},
};

struct Panicking;

impl<S: Sync> FromRequestParts<S> for Panicking {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Self, Infallible> {
        panic!("s3cret in an extractor")
    }
}

impl IntoResponse for Panicking {
    fn into_response(self) -> Response {
        panic!("s3cret in an answer")
    }
}

/// A middleware that panics before there is a future.
#[derive(Clone)]
struct AtOnce;

impl<S> Layer<S> for AtOnce {
    type Service = Self;

    fn layer(&self, _: S) -> Self {
        Self
    }
}

impl Service<Request<Body>> for AtOnce {
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<Body>) -> Self::Future {
        panic!("s3cret in a call")
    }
}

fn routes() -> Router {
    Router::new()
        .route("/text", on_get(async || -> () { panic!("s3cret {}", 1) }))
        .route("/fixed", on_get(async || -> () { panic!("s3cret") }))
        .route("/value", on_get(async || -> () { panic_any(7_u8) }))
        .route("/later", on_get(later))
        .route("/extractor", on_get(async |_: Panicking| ()))
        .route("/answer", on_get(async || Panicking))
        .route("/body", on_get(async || panicking_body()))
        .route("/fine", on_get(async || "fine"))
        .route("/at-once", on_get(async || ()).layer(AtOnce))
}

async fn later() {
    tokio::task::yield_now().await;
    "s3cret".parse::<u8>().unwrap();
}

/// An error whose body, which has to be read, panics.
fn panicking_body() -> impl IntoResponse {
    (StatusCode::CONFLICT, [("content-type", "application/problem+json")], Body::new(PanickingBody))
}

struct PanickingBody;

impl HttpBody for PanickingBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Infallible>>> {
        panic!("s3cret in a body")
    }

    fn size_hint(&self) -> http_body::SizeHint {
        http_body::SizeHint::with_exact(1)
    }
}

#[tokio::test]
async fn every_panic_is_an_internal_error() {
    for format in formats() {
        let app = routes().layer(ErrorLayer::new(format.clone()));
        for path in ["/text", "/fixed", "/value", "/later", "/extractor", "/answer", "/at-once"] {
            assert_plain(&format, &get(&app, path).await, 500);
        }
        let is_read = format.media_type() == "application/problem+json";
        assert_plain(&format, &get(&app, "/body").await, if is_read { 500 } else { 409 });
        assert_eq!(get(&app, "/fine").await.text(), "fine");
        let head = send(&app, Request::head("/text").body(Body::empty()).unwrap()).await;
        assert_eq!((head.status, head.body.len()), (500, 0));
    }
}

#[tokio::test]
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
    let refuse = async |_: api_validate::axum::ValidQuery<Needed>| ();
    let format = formats()[0].clone().locale(Panics);
    let app = Router::new().route("/", on_get(refuse)).layer(ErrorLayer::new(format.clone()));
    assert_plain(&format, &get(&app, "/").await, 500);
}

#[derive(serde::Deserialize, api_validate::ApiValidate)]
struct Needed {
    #[api(required)]
    #[allow(dead_code)]
    name: String,
}
