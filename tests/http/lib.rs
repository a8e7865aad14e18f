//! What the end-to-end tests of the example services share.
//!
//! * [`Client`] sends requests as clients do.
//! * [`exchange`] sends whatever bytes it is given, and tells what came back.
//! * [`hostile::requests`] is a table of requests that no service should trip over.
//! * [`leaks`] finds what an answer must not tell.
//! * [`openapi`] looks into a service's description.

#![allow(clippy::missing_panics_doc)] // a test that cannot go on fails

mod answer;
mod client;
pub mod hostile;
pub mod leaks;
pub mod openapi;
mod raw;

pub use answer::Answer;
pub use client::{Client, Request};
pub use raw::{Ended, Outcome, Then, exchange};
