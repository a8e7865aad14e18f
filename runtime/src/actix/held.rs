//! Errors that no handler may see: actix makes `None` of them where a handler asks for an `Option`.

use alloc::rc::Rc;
use core::{
    cell::RefCell,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use actix_web::{HttpMessage, HttpRequest};

use crate::ApiError;

/// Where an extractor leaves its error for the middleware, which looks here when a handler waits.
#[derive(Clone, Default)]
pub(super) struct Slot(Rc<RefCell<Option<(HttpRequest, ApiError)>>>);

impl Slot {
    pub(super) fn take(&self) -> Option<(HttpRequest, ApiError)> {
        self.0.try_borrow_mut().ok()?.take()
    }
}

/// What an extractor found. Where an error is held, it waits until the middleware drops it, with the handler.
#[must_use]
pub struct Found<T>(Option<Result<T, ApiError>>);

impl<T> Found<T> {
    /// Holds the error where it would be lost, unless nobody is there to answer.
    pub(super) fn new(found: Result<T, ApiError>, is_lost: bool, request: &HttpRequest) -> Self {
        let slot = request.extensions().get::<Slot>().filter(|_| is_lost).cloned();
        match (found, slot) {
            (Err(error), Some(slot)) => {
                *slot.0.borrow_mut() = Some((request.clone(), error));
                Self(None)
            }
            (found, _) => Self(Some(found)),
        }
    }
}

/// Nothing in it is pinned.
impl<T> Unpin for Found<T> {}

impl<T> Future for Found<T> {
    type Output = Result<T, ApiError>;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        // The middleware runs in the same task, right after this: nobody has to be woken.
        self.0.take().map_or(Poll::Pending, Poll::Ready)
    }
}
