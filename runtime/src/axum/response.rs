//! Answers to what failed.

use alloc::sync::Arc;

use axum::{
    body::Body,
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, VARY},
    },
    response::{IntoResponse, Response},
};

use crate::{
    ApiError, ErrorFormat,
    http::{ABOUT_BODY, Reply},
};

/// In [`ErrorFormat::default`]; [`ErrorLayer`](super::ErrorLayer) makes it the service's format. The response's
/// extensions hold the error as `Arc<ApiError>`.
impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        self.log();
        let reply = Reply::new(&ErrorFormat::default(), &self, None);
        let mut response = Response::new(Body::empty());
        append(self.headers(), response.headers_mut());
        put(reply, &mut response);
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// Turns a response into the reply: its status and body, and the headers that describe it.
pub(super) fn put(reply: Reply, response: &mut Response) {
    // The status of an `ApiError` is always one that HTTP knows.
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    for name in ABOUT_BODY {
        headers.remove(*name);
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(reply.media_type));
    headers.insert(CONTENT_LENGTH, reply.body.len().into());
    if let Some(Ok(language)) = reply.language.map(HeaderValue::try_from) {
        headers.insert(CONTENT_LANGUAGE, language);
    }
    if reply.varies {
        headers.append(VARY, HeaderValue::from_static("accept-language"));
    }
    *response.body_mut() = Body::from(reply.body);
    response.extensions_mut().insert(reply.answered);
}

fn append<'a>(from: impl Iterator<Item = (&'a str, &'a str)>, to: &mut HeaderMap) {
    for (name, value) in from {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            to.append(name, value);
        }
    }
}
