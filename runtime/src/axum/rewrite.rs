//! Making an answer the standard's.

use alloc::sync::Arc;
use core::future::Future;

use axum::{
    BoxError,
    body::{Body, Bytes, HttpBody, to_bytes},
    http::{HeaderName, HeaderValue, Response, response::Parts},
    response::IntoResponse,
};

use super::{request::content_type, response::put};
use crate::{
    ApiError,
    http::{self, ABOUT_BYTES, Fate, Judged, Payload, Reply, caught_while_polled},
};

type Answer = http::Answer<HeaderName>;

/// The answer where the service took the request, or panicked at once.
pub(super) async fn of<F, R, E>(mut answer: Answer, handled: Result<F, Payload>) -> Result<Response<Body>, E>
where
    F: Future<Output = Result<Response<R>, E>>,
    R: HttpBody<Data = Bytes> + Send + 'static,
    R::Error: Into<BoxError>,
{
    let outcome = match handled {
        Ok(future) => caught_while_polled(finish(&answer, future)).await,
        Err(payload) => Err(payload),
    };
    match outcome {
        Ok(answer) => answer,
        Err(payload) => {
            let error = answer.after_panic(&*payload);
            Ok(refused(&answer, error).await)
        }
    }
}

/// The answer of an error.
pub(super) async fn refused(answer: &Answer, error: ApiError) -> Response<Body> {
    standard(answer, error.into_response()).await
}

async fn finish<R, E>(
    answer: &Answer,
    future: impl Future<Output = Result<Response<R>, E>>,
) -> Result<Response<Body>, E>
where
    R: HttpBody<Data = Bytes> + Send + 'static,
    R::Error: Into<BoxError>,
{
    let response = future.await?.map(Body::new);
    Ok(standard(answer, response).await)
}

async fn standard(answer: &Answer, response: Response<Body>) -> Response<Body> {
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    let mut response = if is_error { error(answer, response).await } else { response };
    if is_error {
        for (name, value) in answer.settings.error_headers() {
            response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
        }
    }
    if let Some((name, trace)) = answer.settings.trace_header(answer.trace) {
        response.headers_mut().insert(name, trace);
    }
    response
}

async fn error(answer: &Answer, response: Response<Body>) -> Response<Body> {
    let own = response.extensions().get::<Arc<ApiError>>().cloned();
    let (parts, body) = response.into_parts();
    let len = body.size_hint().upper();
    match answer.fate(parts.status.as_u16(), own.as_deref(), content_type(&parts.headers), len) {
        Fate::Render(reply) => rendered(answer, reply, parts),
        Fate::Judge => judge(answer, parts, body).await,
        Fate::Replace => {
            if http::is_logged(len) {
                let body = to_bytes(body, usize::MAX).await;
                http::log_replaced(&body.unwrap_or_default());
            }
            replace(answer, parts)
        }
    }
}

async fn judge(answer: &Answer, mut parts: Parts, body: Body) -> Response<Body> {
    let Ok(bytes) = to_bytes(body, usize::MAX).await else { return replace(answer, parts) };
    let status = parts.status.as_u16();
    parts.extensions.insert(Answer::answered(status));
    match answer.judge(&bytes, status) {
        Judged::Keep => Response::from_parts(parts, bytes.into()),
        Judged::Change(changed) => with_bytes(parts, changed.into()),
        Judged::Replace => replace(answer, parts),
    }
}

/// Puts what the standard says of the status in place of what somebody else said.
fn replace(answer: &Answer, mut parts: Parts) -> Response<Body> {
    let (error, reply) = answer.replacement(parts.status.as_u16());
    // A layer further out makes it its own format.
    parts.extensions.insert(Arc::new(error));
    rendered(answer, reply, parts)
}

fn rendered(answer: &Answer, reply: Reply, parts: Parts) -> Response<Body> {
    let mut response = Response::from_parts(parts, Body::empty());
    put(reply, &mut response);
    if answer.is_head {
        *response.body_mut() = Body::empty();
    }
    response
}

/// The same in other bytes.
fn with_bytes(mut parts: Parts, body: Body) -> Response<Body> {
    for name in ABOUT_BYTES {
        parts.headers.remove(*name);
    }
    Response::from_parts(parts, body)
}
