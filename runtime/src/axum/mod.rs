//! Extractors and the error layer for axum.
