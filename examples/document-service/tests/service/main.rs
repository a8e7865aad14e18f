//! The service as its clients see it: over HTTP, on a port of its own.

mod canary;
mod database;
mod documents;
mod hostile;
mod kit;
mod openapi;
#[cfg(unix)]
mod program;
mod readme;
mod shutdown;
mod sign_in;
mod standard;
mod tokens;
mod trace;
