//! The middleware.

use alloc::{borrow::Cow, sync::Arc};
use core::future::{Ready, ready};

use actix_web::{
    Error,
    body::MessageBody,
    dev::{Service, ServiceRequest, ServiceResponse, Transform},
    http::header::HeaderName,
};

use super::{ErrorService, outcome::ForError};
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
/// Wrap it last, so that it is outermost, with two exceptions. Compression goes outside of it, because it cannot read a
/// compressed body. CORS goes outside of it if you ask for [`versions`](Self::versions), because a browser's preflight
/// request names no version.
///
/// * An [`ApiError`] gets the format's body. A body that already has the format's media type and form, and this status,
///   is kept, and gets the trace id. Its length must be known, and at most 256 KiB. Any other body is replaced by what
///   the standard says about the status. The headers stay, except for those that describe the body. The body that was
///   replaced is logged at debug level.
/// * The trace id comes from the request's `traceparent` header if that is valid; otherwise it is a fresh one. A
///   [`TraceId`] that is already in the request's extensions goes first. The id is in a header of every answer, in
///   every body that has a place for it, in the request's extensions, and in the `tracing` span `request` around the
///   handler.
/// * An error says that it must [not be cached](Self::no_store), and that browsers must [not guess its
///   type](Self::nosniff).
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
    /// A middleware that answers in this format. If HTTP does not allow the name of its trace header, that header is
    /// left out.
    pub fn new(format: ErrorFormat) -> Self {
        Self { settings: Arc::new(Settings::new(format)) }
    }

    /// The versions that the service offers. Every request must name one of them in the header
    /// [`ErrorFormat::version_header`], or it is answered with 406.
    pub fn versions(mut self, versions: impl IntoIterator<Item = impl Into<Cow<'static, str>>>) -> Self {
        Arc::make_mut(&mut self.settings).set_versions(versions);
        self
    }

    /// Whether errors say `Cache-Control: no-store`, so that no cache keeps them; true by default. An answer that
    /// already has the header keeps its own.
    pub fn no_store(mut self, no_store: bool) -> Self {
        Arc::make_mut(&mut self.settings).set_no_store(no_store);
        self
    }

    /// Whether errors say `X-Content-Type-Options: nosniff`, so that no browser takes them for a page or a script; true
    /// by default.
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
