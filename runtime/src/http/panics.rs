//! Catches panics while a request is handled.

use alloc::boxed::Box;
use core::{
    any::Any,
    future::{Future, poll_fn},
    panic::AssertUnwindSafe,
    pin::pin,
    task::Poll,
};
use std::panic::catch_unwind;

/// The payload of a panic.
pub(crate) type Payload = Box<dyn Any + Send>;

/// Runs a function. After a panic, its captured values must not be used again.
pub(crate) fn caught<T>(run: impl FnOnce() -> T) -> Result<T, Payload> {
    catch_unwind(AssertUnwindSafe(run))
}

/// Runs a future, which is never polled again after it panicked.
pub(crate) async fn caught_while_polled<F: Future>(future: F) -> Result<F::Output, Payload> {
    let mut future = pin!(future);
    poll_fn(|context| match caught(|| future.as_mut().poll(context)) {
        Ok(poll) => poll.map(Ok),
        Err(payload) => Poll::Ready(Err(payload)),
    })
    .await
}
