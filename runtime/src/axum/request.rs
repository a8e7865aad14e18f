//! What the extractors need of a request.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request, rejection::BytesRejection},
    http::{
        Extensions, HeaderMap, HeaderValue,
        header::{CONTENT_ENCODING, CONTENT_TYPE},
    },
};

use crate::{ApiError, Validator, http, lookups::SharedResolver};

/// The settings that a middleware chose, or the usual ones.
pub(super) fn validator(extensions: &Extensions) -> Validator {
    extensions.get().copied().unwrap_or_default()
}

/// Who looks things up for this request.
pub(super) fn resolver(extensions: &Extensions) -> Option<SharedResolver> {
    extensions.get().cloned()
}

/// A body that was received as a whole, and what is needed to read it.
pub(super) struct Received {
    pub(super) validator: Validator,
    pub(super) resolver: Option<SharedResolver>,
    headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Received {
    /// Receives a body, up to axum's limit.
    pub(super) async fn new<S: Send + Sync>(mut request: Request, state: &S) -> Result<Self, ApiError> {
        let validator = validator(request.extensions());
        let resolver = resolver(request.extensions());
        let headers = core::mem::take(request.headers_mut());
        let refused = |rejection: BytesRejection| {
            ApiError::from_status(rejection.status().as_u16()).caused_by(rejection)
        };
        let received = Bytes::from_request(request, state).await.map_err(refused);
        let codings = headers.get_all(CONTENT_ENCODING).iter().map(HeaderValue::as_bytes);
        let body = http::uncoded(received, codings)?;
        Ok(Self { validator, resolver, headers, body })
    }

    pub(super) fn content_type(&self) -> Option<&str> {
        content_type(&self.headers)
    }
}

pub(super) fn content_type(headers: &HeaderMap) -> Option<&str> {
    headers.get(CONTENT_TYPE)?.to_str().ok()
}
