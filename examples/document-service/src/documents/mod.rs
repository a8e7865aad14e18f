//! Documents: what is asked for, what is done, and how it is kept.

mod document;
mod filter;
mod handlers;
mod protected;
mod requests;
mod store;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    document::{Document, DocumentList, MetadataItem, Share},
    handlers::save,
    requests::{CreateDocument, DocumentPath, ListDocuments, UpdateDocument},
};
use crate::App;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(handlers::create, handlers::list))
        .routes(routes!(handlers::read, handlers::update))
}
