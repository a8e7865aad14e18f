//! The layer, and what it was told.

use alloc::{borrow::Cow, sync::Arc};

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use tower_layer::Layer;

use super::ErrorService;
use crate::{ApiError, ErrorFormat, http::Versions, response::TraceId};

/// Gives every answer its trace id, and every 4xx and 5xx the standard's body: unknown paths, wrong methods, bodies
/// that are too large, timeouts, panics, and whatever else a handler or a middleware answered with.
///
/// ```
/// use api_validate::{ErrorFormat, axum::ErrorLayer};
///
/// let format = ErrorFormat::problem_details("https://api.example.com/errors").trace_header("Acme-Trace-Id");
/// let app: axum::Router = axum::Router::new()
///     // … routes, and the layers that may answer by themselves
///     .layer(ErrorLayer::new(format).versions(["2026-01-01", "2026-07-01"]));
/// ```
///
/// It stands outermost, but for compression (a compressed body cannot be read here) and for CORS, where
/// [`versions`](Self::versions) are asked for (a browser's preflight request says no version).
///
/// * An [`ApiError`] gets the format's body. A body that has the format's media type and form already, with this status in
///   it, stays as it is, but for its trace id; it must say how long it is, and be of 256 KiB or less. Everything else is
///   replaced by what the standard says about the status; the headers stay, but for those that tell of the body. What it
///   was is logged at debug level.
/// * The trace id comes from the request's `traceparent` header where that is valid, and is a fresh one otherwise. It
///   stands in a header of every answer, in every body that has a place for it, in the request's extensions as
///   [`TraceId`], and in the `tracing` span `request` around the handler. One that is in the extensions already is used.
/// * A panic is answered with 500 and logged. It must unwind: with `panic = "abort"` the process ends.
#[derive(Clone, Debug)]
#[must_use]
pub struct ErrorLayer {
    settings: Arc<Settings>,
}

impl ErrorLayer {
    /// A layer that answers in this format. Where the name of its trace header is none that HTTP allows, that header
    /// is left out.
    pub fn new(format: ErrorFormat) -> Self {
        let trace_header = HeaderName::try_from(format.trace_header_name()).ok();
        if trace_header.is_none() {
            tracing::error!(
                name = format.trace_header_name(),
                "no name for a header: answers carry no trace id"
            );
        }
        Self { settings: Arc::new(Settings { format, trace_header, versions: None }) }
    }

    /// The versions that the service speaks. Every request must name one of them in the header that
    /// [`ErrorFormat::version_header`] says, or is answered with 406.
    pub fn versions(mut self, versions: impl IntoIterator<Item = impl Into<Cow<'static, str>>>) -> Self {
        Arc::make_mut(&mut self.settings).versions = Some(Versions::new(versions));
        self
    }
}

impl<S> Layer<S> for ErrorLayer {
    type Service = ErrorService<S>;

    fn layer(&self, inner: S) -> ErrorService<S> {
        ErrorService::new(inner, Arc::clone(&self.settings))
    }
}

/// What the layer was told, shared by all requests.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) format: ErrorFormat,
    trace_header: Option<HeaderName>,
    versions: Option<Versions>,
}

impl Settings {
    pub(super) fn check_version(&self, headers: &HeaderMap) -> Result<(), ApiError> {
        let Some(versions) = &self.versions else { return Ok(()) };
        let name = self.format.version_header_name();
        versions.check(name, headers.get_all(name).iter().map(HeaderValue::as_bytes))
    }

    pub(super) fn put_trace(&self, trace: TraceId, headers: &mut HeaderMap) {
        let value = HeaderValue::try_from(alloc::string::ToString::to_string(&trace));
        if let (Some(name), Ok(value)) = (&self.trace_header, value) {
            headers.insert(name.clone(), value);
        }
    }
}
