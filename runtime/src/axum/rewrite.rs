//! Making an answer the standard's.

use alloc::{borrow::Cow, string::String, sync::Arc};
use core::future::Future;

use axum::{
    BoxError,
    body::{Body, Bytes, HttpBody, to_bytes},
    http::{Response, response::Parts},
    response::IntoResponse,
};

use super::{layer::Settings, request::content_type, response::put};
use crate::{
    ApiError, http,
    http::{ABOUT_BYTES, MAX_STANDARD_BODY, Payload, Reply, caught_while_polled},
    response::TraceId,
};

/// The longest text of another's error that is logged.
const MAX_LOGGED: u64 = 4096;

/// What is known of a request while its answer is awaited.
pub(super) struct Answer {
    settings: Arc<Settings>,
    trace: TraceId,
    is_head: bool,
}

impl Answer {
    pub(super) fn new(settings: Arc<Settings>, trace: TraceId, is_head: bool) -> Self {
        Self { settings, trace, is_head }
    }

    /// The answer where the service took the request, or panicked at once.
    pub(super) async fn of<F, R, E>(self, handled: Result<F, Payload>) -> Result<Response<Body>, E>
    where
        F: Future<Output = Result<Response<R>, E>>,
        R: HttpBody<Data = Bytes> + Send + 'static,
        R::Error: Into<BoxError>,
    {
        let outcome = match handled {
            Ok(future) => caught_while_polled(self.finish(future)).await,
            Err(payload) => Err(payload),
        };
        match outcome {
            Ok(answer) => answer,
            Err(payload) => {
                http::log_panic(&*payload);
                Ok(self.refused(ApiError::from_status(500)).await)
            }
        }
    }

    /// The answer of an error.
    pub(super) async fn refused(&self, error: ApiError) -> Response<Body> {
        self.standard(error.into_response()).await
    }

    async fn finish<R, E>(
        &self,
        future: impl Future<Output = Result<Response<R>, E>>,
    ) -> Result<Response<Body>, E>
    where
        R: HttpBody<Data = Bytes> + Send + 'static,
        R::Error: Into<BoxError>,
    {
        let response = future.await?.map(Body::new);
        Ok(self.standard(response).await)
    }

    async fn standard(&self, response: Response<Body>) -> Response<Body> {
        let status = response.status();
        let is_error = status.is_client_error() || status.is_server_error();
        let mut response = if is_error { self.error(response).await } else { response };
        self.settings.put_trace(self.trace, response.headers_mut());
        response
    }

    async fn error(&self, response: Response<Body>) -> Response<Body> {
        let own = response.extensions().get::<Arc<ApiError>>().cloned();
        let (parts, body) = response.into_parts();
        match own {
            Some(error) if error.status() == parts.status.as_u16() => self.render(&error, parts),
            // A status that was set afterwards is the later decision.
            Some(_) => self.replace(parts, Body::empty()).await,
            None if Reply::may_be_standard(&self.settings.format, content_type(&parts.headers)) => {
                self.judge(parts, body).await
            }
            None => self.replace(parts, body).await,
        }
    }

    /// Lets a body stand that has the standard's form already. One of unknown length is not waited for: it need not end.
    async fn judge(&self, parts: Parts, body: Body) -> Response<Body> {
        if body.size_hint().upper().is_none_or(|len| len > MAX_STANDARD_BODY) {
            return self.replace(parts, body).await;
        }
        let Ok(bytes) = to_bytes(body, usize::MAX).await else {
            return self.replace(parts, Body::empty()).await;
        };
        // An answer to HEAD may have lost its body already; what is said of it stands.
        if self.is_head && bytes.is_empty() {
            return with_bytes(parts, Body::empty());
        }
        match self.settings.format.keep(&bytes, parts.status.as_u16(), self.trace) {
            Some(Cow::Borrowed(_)) => Response::from_parts(parts, bytes.into()),
            Some(Cow::Owned(changed)) => with_bytes(parts, changed.into()),
            None => self.replace(parts, bytes.into()).await,
        }
    }

    /// Puts what the standard says of the status in place of what somebody else said.
    async fn replace(&self, mut parts: Parts, body: Body) -> Response<Body> {
        log_text(body).await;
        let error = Arc::new(ApiError::from_status(parts.status.as_u16()));
        error.log();
        // A layer further out makes it its own format.
        parts.extensions.insert(Arc::clone(&error));
        self.render(&error, parts)
    }

    fn render(&self, error: &ApiError, parts: Parts) -> Response<Body> {
        let reply = Reply::new(&self.settings.format, error, Some(self.trace));
        let mut response = Response::from_parts(parts, Body::empty());
        put(reply, &mut response);
        if self.is_head {
            *response.body_mut() = Body::empty();
        }
        response
    }
}

/// The same in other bytes.
fn with_bytes(mut parts: Parts, body: Body) -> Response<Body> {
    for name in ABOUT_BYTES {
        parts.headers.remove(*name);
    }
    Response::from_parts(parts, body)
}

/// Logs what a client is not told, where it is short: a stream need not end.
async fn log_text(body: Body) {
    let is_short = body.size_hint().upper().is_some_and(|len| (1..=MAX_LOGGED).contains(&len));
    if !is_short || !tracing::enabled!(tracing::Level::DEBUG) {
        return;
    }
    if let Ok(text) = to_bytes(body, usize::MAX).await {
        tracing::debug!(text = ?String::from_utf8_lossy(&text), "replaced the body of an error");
    }
}
