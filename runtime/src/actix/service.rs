//! The service that the middleware puts around a handler.

use alloc::{boxed::Box, sync::Arc};
use core::{
    fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use actix_web::{
    Error, HttpMessage,
    body::MessageBody,
    dev::{Service, ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{ACCEPT_LANGUAGE, HeaderName, HeaderValue},
    },
};
use tracing::{Instrument, Span};

use super::{
    held::{Slot, Watched},
    outcome::{ForError, outcome},
    rewrite::{of, of_error},
};
use crate::{
    http::{self, Answer, Settings, caught},
    response::TraceId,
};

/// What [`ErrorMiddleware`](super::ErrorMiddleware) makes of a service.
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

impl<S, B> Service<ServiceRequest> for ErrorService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    S::Future: 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<ForError<B>>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let (trace, slot) = (trace_of(&request), Slot::default());
        request.extensions_mut().insert(trace);
        request.extensions_mut().insert(slot.clone());
        let span = span(trace, &request);
        let is_head = request.method() == Method::HEAD;
        let locale = self.settings.locale(
            || request.extensions().get().cloned(),
            || request.headers().get_all(ACCEPT_LANGUAGE).map(HeaderValue::as_bytes),
        );
        if let Some(locale) = &locale {
            request.extensions_mut().insert(locale.clone());
        }
        let answer = Answer { settings: Arc::clone(&self.settings), trace, is_head, locale };
        let version = |name: &str| request.headers().get_all(name).map(HeaderValue::as_bytes);
        if let Err(refused) = self.settings.check_version(version) {
            let (request, _) = request.into_parts();
            let refused = span.in_scope(|| of_error(&answer, &refused));
            return Box::pin(async move { Ok(ServiceResponse::new(request, refused)) });
        }
        let watched = Watched(slot);
        let handled = span.in_scope(|| caught(|| self.inner.call(request)));
        Box::pin(async move { of(answer, outcome(handled, watched).await).await }.instrument(span))
    }
}

fn trace_of(request: &ServiceRequest) -> TraceId {
    let known = request.extensions().get::<TraceId>().copied();
    let sent = || request.headers().get_all("traceparent").map(HeaderValue::as_bytes);
    known.unwrap_or_else(|| http::trace_id(sent()))
}

fn span(trace: TraceId, request: &ServiceRequest) -> Span {
    http::span(trace, request.method().as_str(), None)
}
