//! A body that arrives while something else is waited for.

use std::{
    future::{Future, poll_fn},
    pin::{Pin, pin},
    task::{Context, Poll},
};

use actix_web::{
    HttpMessage, ResponseError,
    dev::{Payload, ServiceRequest},
    error::PayloadError,
    web::Bytes,
};
use api_validate::ApiError;
use futures_util::{Stream, StreamExt, stream};

/// Not more than this is held; the rest comes when a handler asks for it.
const MAX_HELD: usize = 64 * 1024;

/// The body of a request. `actix-http` takes a chunk that makes no sense for a client who has gone: it closes the
/// connection in the moment in which it sees the chunk, unless the answer is there in the same moment. So somebody has to
/// look at the body whenever the service waits.
pub(crate) struct Arriving {
    rest: Payload,
    is_chunked: bool,
    held: Vec<Bytes>,
}

impl Arriving {
    pub(crate) fn take(request: &mut ServiceRequest) -> Self {
        let is_chunked = request.chunked().unwrap_or_default();
        Self { rest: request.take_payload(), is_chunked, held: Vec::new() }
    }

    /// Does some work; a body that turns out to be broken ends it.
    pub(crate) async fn while_it_arrives<T>(&mut self, work: impl Future<Output = T>) -> Result<T, ApiError> {
        let mut work = pin!(work);
        let mut is_over = !self.is_chunked;
        poll_fn(|context| {
            is_over = is_over || self.receive(context)?;
            work.as_mut().poll(context).map(Ok)
        })
        .await
    }

    /// Receives what is there; `true` where nothing more is to be received.
    fn receive(&mut self, context: &mut Context<'_>) -> Result<bool, ApiError> {
        while self.held.iter().map(Bytes::len).sum::<usize>() < MAX_HELD {
            match Pin::new(&mut self.rest).poll_next(context) {
                Poll::Ready(Some(Ok(chunk))) => self.held.push(chunk),
                Poll::Ready(Some(Err(error))) => return Err(refused(&error)),
                Poll::Ready(None) => return Ok(true),
                Poll::Pending => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Gives the whole body to whoever comes next.
    pub(crate) fn put_back(self, request: &mut ServiceRequest) {
        let whole = stream::iter(self.held.into_iter().map(Ok)).chain(self.rest);
        request.set_payload(Payload::Stream { payload: Box::pin(whole) });
    }
}

fn refused(error: &PayloadError) -> ApiError {
    ApiError::from_status(error.status_code().as_u16()).caused_by(error.to_string())
}
