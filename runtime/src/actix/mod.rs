//! Extractors and the error middleware for actix-web.
