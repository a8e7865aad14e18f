//! What the extractors need of a request.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{
        Extensions, HeaderMap,
        header::{CONTENT_ENCODING, CONTENT_TYPE},
    },
};

use crate::{ApiError, Validator, lookups::SharedResolver};

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
        if is_encoded(&headers) {
            return Err(encoded());
        }
        match Bytes::from_request(request, state).await {
            Ok(body) => Ok(Self { validator, resolver, headers, body }),
            Err(rejection) => Err(ApiError::from_status(rejection.status().as_u16()).caused_by(rejection)),
        }
    }

    pub(super) fn content_type(&self) -> Option<&str> {
        content_type(&self.headers)
    }
}

/// Whether a body is compressed, or otherwise not what its content type says. A layer that decompresses bodies takes the
/// header away.
fn is_encoded(headers: &HeaderMap) -> bool {
    headers
        .get_all(CONTENT_ENCODING)
        .iter()
        .any(|coding| !coding.as_bytes().eq_ignore_ascii_case(b"identity"))
}

#[cold]
fn encoded() -> ApiError {
    let detail = "Send the body as it is, without the header Content-Encoding.";
    ApiError::from_status(415).detail(detail).header("Accept-Encoding", "identity")
}

pub(super) fn content_type(headers: &HeaderMap) -> Option<&str> {
    headers.get(CONTENT_TYPE)?.to_str().ok()
}
