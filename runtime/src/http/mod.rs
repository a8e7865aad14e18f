//! What the integrations of all frameworks share: reading requests and answering errors.

// The feature `http` alone is of no use, but must compile without warnings.
#![cfg_attr(not(any(feature = "axum", feature = "actix-web")), allow(dead_code, unused_imports))]

mod answer;
mod coding;
mod headers;
mod in_order;
mod media_type;
#[cfg(feature = "multipart")]
mod multipart;
mod panics;
mod path;
mod read;
mod reply;
mod settings;
mod shape;
mod versions;

#[cfg(feature = "multipart")]
pub(crate) use self::multipart::read_multipart;
pub(crate) use self::{
    answer::{Answer, Fate, Judged, is_logged, log_replaced},
    coding::uncoded,
    headers::{headers_of, read_headers},
    media_type::{is_form, is_json},
    panics::{Payload, caught, caught_while_polled},
    path::{path_is_no_text, read_path},
    read::{read_form, read_json, read_parameters},
    reply::{ABOUT_BODY, ABOUT_BYTES, Reply},
    settings::Settings,
};
use alloc::string::String;
use core::any::Any;

use self::versions::Versions;
use crate::response::TraceId;

/// Returns the trace id of a request: the one in its `traceparent` header, or a new one if that is not valid.
pub(crate) fn trace_id<'a>(mut traceparent: impl Iterator<Item = &'a [u8]>) -> TraceId {
    let only = traceparent.next().filter(|_| traceparent.next().is_none());
    only.and_then(|value| core::str::from_utf8(value).ok())
        .and_then(TraceId::from_traceparent)
        .unwrap_or_else(TraceId::random)
}

/// Returns the span of a request. It has the highest level, so that all log events have the trace id.
pub(crate) fn span(trace: TraceId, method: &str, route: Option<&str>) -> tracing::Span {
    tracing::error_span!("request", trace_id = %trace, method, route)
}

/// Logs a panic, which is answered with 500.
pub(crate) fn log_panic(payload: &(dyn Any + Send)) {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    tracing::error!(panic = text.unwrap_or("a payload that is no text"), "panicked");
}
