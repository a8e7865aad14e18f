//! Errors that no handler may see: actix makes `None` of them where a handler asks for an `Option`.

use alloc::rc::Rc;
use core::{
    cell::RefCell,
    future::Future,
    pin::Pin,
    task::{Context, Poll, Waker},
};

use actix_web::{HttpMessage, HttpRequest};

use crate::ApiError;

/// Where an extractor leaves its error for the middleware, which looks here when a handler waits.
#[derive(Clone, Default)]
pub(super) struct Slot(Rc<RefCell<Held>>);

#[derive(Default)]
struct Held {
    error: Option<(HttpRequest, ApiError)>,
    middleware: Option<Waker>,
    is_over: bool,
}

impl Slot {
    /// The error that is held. Where there is none yet, whoever holds one wakes the middleware: an extractor may run in
    /// a task of its own.
    pub(super) fn poll(&self, context: &Context<'_>) -> Poll<(HttpRequest, ApiError)> {
        let mut held = self.0.borrow_mut();
        if let Some(error) = held.error.take() {
            return Poll::Ready(error);
        }
        held.middleware = Some(context.waker().clone());
        Poll::Pending
    }

    /// The first error is kept. An error that comes after the middleware is done is given back.
    fn hold(&self, request: &HttpRequest, error: ApiError) -> Result<(), ApiError> {
        let mut held = self.0.borrow_mut();
        if held.is_over {
            return Err(error);
        }
        held.error.get_or_insert_with(|| (request.clone(), error));
        let middleware = held.middleware.take();
        drop(held);
        middleware.into_iter().for_each(Waker::wake);
        Ok(())
    }

    fn close(&self) {
        let left = {
            let mut held = self.0.borrow_mut();
            held.is_over = true;
            (held.error.take(), held.middleware.take())
        };
        drop(left);
    }
}

/// Closes the slot when the middleware has its answer, or is dropped: a request that is left in its own extensions would
/// never be dropped.
pub(super) struct Watched(pub(super) Slot);

impl Drop for Watched {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// What an extractor found. Where an error is held, it waits until the middleware drops it, with the handler.
#[must_use]
pub(super) struct Found<T>(Option<Result<T, ApiError>>);

impl<T> Found<T> {
    /// Holds the error where it would be lost, unless nobody is there to answer.
    pub(super) fn new(found: Result<T, ApiError>, is_lost: bool, request: &HttpRequest) -> Self {
        let slot = request.extensions().get::<Slot>().filter(|_| is_lost).cloned();
        Self(match (found, slot) {
            (Err(error), Some(slot)) => slot.hold(request, error).err().map(Err),
            (found, _) => Some(found),
        })
    }
}

/// Nothing in it is pinned.
impl<T> Unpin for Found<T> {}

impl<T> Future for Found<T> {
    type Output = Result<T, ApiError>;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        // The middleware knows already, so it is not woken.
        self.0.take().map_or(Poll::Pending, Poll::Ready)
    }
}
