//! Organisations and their users.

mod handlers;
mod organisation;
mod requests;
mod store;

pub(crate) use handlers::routes;

/// The handlers, as they are described.
#[derive(utoipa::OpenApi)]
#[openapi(paths(handlers::list, handlers::create, handlers::read, handlers::update))]
pub(crate) struct Documented;
