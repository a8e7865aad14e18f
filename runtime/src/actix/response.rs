//! Answers to what failed.

use core::future::{Ready, ready};

use actix_web::{
    FromRequest, HttpMessage, HttpRequest, HttpResponse, ResponseError,
    body::BoxBody,
    dev::Payload,
    http::{
        StatusCode,
        header::{CONTENT_LANGUAGE, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, VARY},
    },
};

use crate::{
    ApiError, ErrorFormat,
    http::{self, ABOUT_BODY, Reply},
    response::TraceId,
};

/// In [`ErrorFormat::default`]; [`ErrorMiddleware`](super::ErrorMiddleware) makes it the service's format.
impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        status(ApiError::status(self))
    }

    fn error_response(&self) -> HttpResponse {
        let reply = Reply::new(&ErrorFormat::default(), self, None);
        let mut response = head(self);
        put(&reply, &mut response);
        response.set_body(BoxBody::new(reply.body))
    }
}

/// An error's status and own headers; it is logged.
pub(super) fn head(error: &ApiError) -> HttpResponse<()> {
    error.log();
    let mut response = HttpResponse::with_body(status(error.status()), ());
    append(error, response.headers_mut());
    response
}

/// The status of an error, which is always one that HTTP knows.
fn status(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Gives a response the reply's status, and the headers that describe its body.
pub(super) fn put<B>(reply: &Reply, response: &mut HttpResponse<B>) {
    response.extensions_mut().insert(reply.answered.clone());
    *response.status_mut() = status(reply.status);
    for name in ABOUT_BODY {
        response.headers_mut().remove(*name);
    }
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(reply.media_type));
    if let Some(Ok(language)) = reply.language.as_deref().map(HeaderValue::try_from) {
        response.headers_mut().insert(CONTENT_LANGUAGE, language);
    }
    if reply.varies {
        response.headers_mut().append(VARY, HeaderValue::from_static("accept-language"));
    }
}

fn append(error: &ApiError, to: &mut HeaderMap) {
    for (name, value) in error.headers() {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            to.append(name, value);
        }
    }
}

/// The request's trace id: the one that [`ErrorMiddleware`](super::ErrorMiddleware) has found.
impl FromRequest for TraceId {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let known = request.extensions().get().copied();
        let trace = known.unwrap_or_else(|| {
            http::trace_id(request.headers().get_all("traceparent").map(HeaderValue::as_bytes))
        });
        request.extensions_mut().insert(trace);
        ready(Ok(trace))
    }
}
