//! The glue for actix-web: extractors, and the middleware that gives every error its standard body.

mod answered;
mod app;
mod call;
#[path = "../multipart/mod.rs"]
mod cases;
mod extract;
mod golden;
mod headers;
mod held;
mod inner;
mod kept;
mod languages;
mod lookups;
mod middleware;
mod multipart;
mod optional;
mod panics;
mod paths;
mod read_headers;
mod server;
mod status;
mod trace;
