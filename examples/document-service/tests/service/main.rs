//! The service as its clients see it: over HTTP, on a port of its own.

mod canary;
mod catalog;
mod codes;
mod database;
mod documents;
mod file;
mod filter;
mod hostile;
mod kit;
mod lookups;
mod metadata;
mod openapi;
#[cfg(unix)]
mod program;
mod readme;
mod shutdown;
mod sign_in;
mod standard;
mod statements;
mod tokens;
mod trace;
