//! Longer answers than the items' own documentation has room for. Their examples run as tests.
//!
//! * [`openapi`]: one type in an OpenAPI document, with `utoipa`, with `schemars` and `aide`, and with none of them.

#[cfg(all(feature = "aide", feature = "schemars", feature = "utoipa"))]
#[doc = include_str!("openapi.md")]
pub mod openapi {}
