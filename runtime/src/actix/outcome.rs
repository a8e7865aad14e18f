//! What becomes of a request.

use core::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
};

use actix_web::{Error, HttpRequest, body::EitherBody, dev::ServiceResponse};

use super::held::Watched;
use crate::{
    ApiError,
    http::{Payload, caught},
};

/// The body of an answer: the handler's, or the standard's.
pub(super) type ForError<B> = EitherBody<B>;

/// What became of a request.
pub(super) enum Outcome<B> {
    Answered(ServiceResponse<B>),
    /// A service failed, and kept the request.
    Failed(Error),
    /// An extractor refused what was sent.
    Held(HttpRequest, ApiError),
    Panicked(Payload),
}

/// Waits for it, or for an extractor to refuse the request.
pub(super) async fn outcome<F, B>(handled: Result<F, Payload>, watched: Watched) -> Outcome<B>
where
    F: Future<Output = Result<ServiceResponse<B>, Error>>,
{
    let mut future = match handled {
        Ok(future) => pin!(future),
        Err(payload) => return Outcome::Panicked(payload),
    };
    poll_fn(|context| match caught(|| future.as_mut().poll(context)) {
        Ok(Poll::Ready(Ok(response))) => Poll::Ready(Outcome::Answered(response)),
        Ok(Poll::Ready(Err(error))) => Poll::Ready(Outcome::Failed(error)),
        Ok(Poll::Pending) => watched.0.poll(context).map(|(request, error)| Outcome::Held(request, error)),
        Err(payload) => Poll::Ready(Outcome::Panicked(payload)),
    })
    .await
}
