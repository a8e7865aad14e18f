//! Answers to errors.

use alloc::{string::String, vec::Vec};
use core::error::Error;

use crate::{
    ApiError, ErrorFormat,
    response::{AnsweredError, Failure, TraceId},
};

/// The headers that describe a body. They are removed when it is replaced.
pub(crate) const ABOUT_BODY: &[&str] = &[
    "content-type",
    "content-length",
    "content-encoding",
    "content-disposition",
    "content-language",
    "content-location",
    "content-range",
    "content-md5",
    "content-digest",
    "repr-digest",
    "digest",
    "accept-ranges",
    "transfer-encoding",
    "trailer",
    "etag",
    "last-modified",
];

/// The headers that describe a body's bytes. They are removed when only the bytes change.
pub(crate) const ABOUT_BYTES: &[&str] =
    &["content-length", "content-md5", "content-digest", "repr-digest", "digest", "etag"];

/// The status, media type and body of an error's answer.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) media_type: &'static str,
    pub(crate) body: Vec<u8>,
    /// The value of the header `Content-Language`.
    pub(crate) language: Option<String>,
    /// Whether another request could get another language.
    pub(crate) varies: bool,
    pub(crate) answered: AnsweredError,
}

impl Reply {
    pub(crate) fn new(format: &ErrorFormat, error: &ApiError, trace: Option<TraceId>) -> Self {
        let status = format.status(error);
        Self {
            status,
            answered: AnsweredError::new(error, status),
            media_type: format.media_type(),
            body: format.body(error, trace).to_json(),
            language: format.language().map(String::from),
            varies: format.has_languages(),
        }
    }
}

impl ApiError {
    /// Logs what the client does not see. The level is error if the service failed, or something that it depends on,
    /// whatever the status is.
    pub(crate) fn log(&self) {
        let cause = self.source().filter(|_| self.validation_errors().is_none());
        let is_of_service = self.status() >= 500 || self.failure() == Some(Failure::DownstreamFailure);
        if is_of_service {
            tracing::error!(status = self.status(), error = %self, cause, "request failed");
        } else {
            tracing::debug!(status = self.status(), error = %self, cause, "request refused");
        }
    }
}
