//! The middleware.

use alloc::{borrow::Cow, sync::Arc};
use core::future::{Ready, ready};

use actix_web::{
    Error,
    body::MessageBody,
    dev::{Service, ServiceRequest, ServiceResponse, Transform},
    http::header::HeaderName,
};

use super::{ErrorService, service::ForError};
use crate::{ErrorFormat, http::Settings};

/// Gives every answer its trace id, and every 4xx and 5xx the standard's body: unknown paths, wrong methods, bodies
/// that are too large, panics, and whatever else a handler or a middleware answered with.
///
/// ```
/// use actix_web::App;
/// use api_validate::{ErrorFormat, actix::ErrorMiddleware};
///
/// let format = ErrorFormat::problem_details("https://api.example.com/errors").trace_header("Acme-Trace-Id");
/// let app = App::new()
///     // … routes, and the middlewares that may answer by themselves
///     .wrap(ErrorMiddleware::new(format).versions(["2026-01-01", "2026-07-01"]));
/// ```
///
/// It is wrapped last, so that it stands outermost, but for compression (a compressed body cannot be read here) and for
/// CORS, where [`versions`](Self::versions) are asked for (a browser's preflight request says no version).
///
/// * An [`ApiError`] gets the format's body. A body that has the format's media type and form already, with this status in
///   it, stays as it is, but for its trace id; it must say how long it is, and be of 256 KiB or less. Everything else is
///   replaced by what the standard says about the status; the headers stay, but for those that tell of the body.
/// * The trace id comes from the request's `traceparent` header where that is valid, and is a fresh one otherwise. It
///   stands in a header of every answer, in every body that has a place for it, in the request's extensions as
///   [`TraceId`], and in the `tracing` span `request` around the handler. One that is in the extensions already is used.
/// * An error says that it is [not to be kept](Self::no_store), and not to be [taken for anything else](Self::nosniff).
/// * A panic is answered with 500 and logged. It must unwind: with `panic = "abort"` the process ends.
///
/// [`ApiError`]: crate::ApiError
/// [`TraceId`]: crate::response::TraceId
#[derive(Clone, Debug)]
#[must_use]
pub struct ErrorMiddleware {
    settings: Arc<Settings<HeaderName>>,
}

impl ErrorMiddleware {
    /// A middleware that answers in this format. Where the name of its trace header is none that HTTP allows, that
    /// header is left out.
    pub fn new(format: ErrorFormat) -> Self {
        Self { settings: Arc::new(Settings::new(format)) }
    }

    /// The versions that the service speaks. Every request must name one of them in the header that
    /// [`ErrorFormat::version_header`] says, or is answered with 406.
    pub fn versions(mut self, versions: impl IntoIterator<Item = impl Into<Cow<'static, str>>>) -> Self {
        Arc::make_mut(&mut self.settings).set_versions(versions);
        self
    }

    /// Whether errors say `Cache-Control: no-store`, so that nobody on the way keeps them; they do unless said. An answer
    /// that has the header already keeps its own.
    pub fn no_store(mut self, no_store: bool) -> Self {
        Arc::make_mut(&mut self.settings).set_no_store(no_store);
        self
    }

    /// Whether errors say `X-Content-Type-Options: nosniff`, so that no browser takes them for a page or a script; they
    /// do unless said.
    pub fn nosniff(mut self, nosniff: bool) -> Self {
        Arc::make_mut(&mut self.settings).set_nosniff(nosniff);
        self
    }
}

impl<S, B> Transform<S, ServiceRequest> for ErrorMiddleware
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    S::Future: 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<ForError<B>>;
    type Error = Error;
    type Transform = ErrorService<S>;
    type InitError = ();
    type Future = Ready<Result<ErrorService<S>, ()>>;

    fn new_transform(&self, inner: S) -> Self::Future {
        ready(Ok(ErrorService::new(inner, Arc::clone(&self.settings))))
    }
}
