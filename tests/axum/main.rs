//! The glue for axum: extractors, and the layer that gives every error its standard body.

mod answered;
mod call;
#[path = "../multipart/mod.rs"]
mod cases;
mod extract;
mod golden;
mod headers;
mod kept;
mod languages;
mod layer;
mod lookups;
mod multipart;
mod panics;
mod placed;
mod read_headers;
mod status;
mod trace;
