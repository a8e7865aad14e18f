//! A service that keeps documents, in a database of its own. Every error it answers with has the standard's records.
//!
//! ```text
//! main.rs       starts it                    server.rs      connections, time limits, shutdown
//! config.rs     what can be set              app.rs         the routes, and the layers around them
//! accounts/     sign-in and passwords        tokens.rs      who is calling, and in which role
//! documents/    requests, handlers, SQL      restore_point.rs
//! directory.rs  what requests refer to       docs.rs        OpenAPI, and its page
//! database.rs   the only way to the database catalog.rs     the catalogue of metadata, and its file
//! context.rs    what a request is checked against, besides its own rules
//! ```

pub mod accounts;
mod app;
mod catalog;
mod config;
mod context;
pub mod database;
mod directory;
mod docs;
pub mod documents;
mod restore_point;
mod seed;
mod server;
pub mod tokens;

pub use self::{
    app::{App, layers, router},
    config::Config,
    context::{Checked, RequestContext},
    server::{serve, serve_router},
};
