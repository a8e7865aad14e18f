//! Longer answers than the items' own documentation has room for. Their examples run as tests.
//!
//! * [`openapi`]: one type in an OpenAPI document, with `utoipa`, with `schemars`, and with neither.

#[cfg(all(feature = "schemars", feature = "utoipa"))]
#[doc = include_str!("openapi.md")]
pub mod openapi {}
