//! The service that the layer puts around a handler.

use alloc::{boxed::Box, sync::Arc};
use core::{
    fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use axum::{
    BoxError,
    body::{Body, Bytes, HttpBody},
    extract::MatchedPath,
    http::{HeaderName, HeaderValue, Method, Request, Response, header::ACCEPT_LANGUAGE},
};
use tower_service::Service;
use tracing::{Instrument, Span};

use super::rewrite::{of, refused};
use crate::{
    http::{self, Answer, Settings, caught},
    response::TraceId,
};

/// What [`ErrorLayer`](super::ErrorLayer) makes of a service.
#[derive(Clone)]
pub struct ErrorService<S> {
    inner: S,
    settings: Arc<Settings<HeaderName>>,
}

impl<S> ErrorService<S> {
    pub(super) fn new(inner: S, settings: Arc<Settings<HeaderName>>) -> Self {
        Self { inner, settings }
    }
}

impl<S> fmt::Debug for ErrorService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorService").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl<S, B, R> Service<Request<B>> for ErrorService<S>
where
    S: Service<Request<B>, Response = Response<R>>,
    S::Future: Send + 'static,
    S::Error: Send,
    R: HttpBody<Data = Bytes> + Send + 'static,
    R::Error: Into<BoxError>,
{
    type Response = Response<Body>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let trace = trace_of(&request);
        request.extensions_mut().insert(trace);
        let span = span(trace, &request);
        let is_head = request.method() == Method::HEAD;
        let locale = self.settings.locale(
            || request.extensions().get().cloned(),
            || request.headers().get_all(ACCEPT_LANGUAGE).iter().map(HeaderValue::as_bytes),
        );
        if let Some(locale) = &locale {
            request.extensions_mut().insert(locale.clone());
        }
        let answer = Answer { settings: Arc::clone(&self.settings), trace, is_head, locale };
        let version = |name: &str| request.headers().get_all(name).iter().map(HeaderValue::as_bytes);
        if let Err(error) = self.settings.check_version(version) {
            return Box::pin(async move { Ok(refused(&answer, error).await) }.instrument(span));
        }
        let handled = span.in_scope(|| caught(|| self.inner.call(request)));
        Box::pin(async move { of(answer, handled).await }.instrument(span))
    }
}

fn trace_of<B>(request: &Request<B>) -> TraceId {
    let known = request.extensions().get::<TraceId>().copied();
    let sent = || request.headers().get_all("traceparent").iter().map(HeaderValue::as_bytes);
    known.unwrap_or_else(|| http::trace_id(sent()))
}

fn span<B>(trace: TraceId, request: &Request<B>) -> Span {
    let route = request.extensions().get().map(MatchedPath::as_str);
    http::span(trace, request.method().as_str(), route)
}
