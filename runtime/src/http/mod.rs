//! What the glue for every framework shares: reading requests, and answering what failed.

#![allow(dead_code, unused_imports)] // until both frameworks use it

mod media_type;
mod read;
mod reply;
mod versions;

pub(crate) use self::{
    media_type::{is_form, is_json},
    read::{read_form, read_json, read_parameters},
    reply::{ABOUT_BODY, MAX_STANDARD_BODY, Reply},
    versions::Versions,
};
use crate::response::TraceId;

/// The trace id of a request, by the values of its `traceparent` headers: a valid one's, or a fresh one.
pub(crate) fn trace_id<'a>(mut traceparent: impl Iterator<Item = &'a [u8]>) -> TraceId {
    let only = traceparent.next().filter(|_| traceparent.next().is_none());
    only.and_then(|value| core::str::from_utf8(value).ok())
        .and_then(TraceId::from_traceparent)
        .unwrap_or_else(TraceId::random)
}
