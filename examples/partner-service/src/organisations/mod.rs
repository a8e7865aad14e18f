//! Organisations and their users.

mod handlers;
mod organisation;
mod requests;
mod store;

pub(crate) use handlers::routes;
