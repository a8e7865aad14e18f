//! The routes, and the layers around them.

use std::{error::Error, sync::Arc, time::Duration};

use api_validate::{ErrorFormat, axum::ErrorLayer};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::StatusCode,
};
use rusqlite::Connection;
use tower_http::{
    timeout::TimeoutLayer,
    trace::{DefaultOnResponse, TraceLayer},
};
use tracing::{Level, Span};
use utoipa_axum::router::OpenApiRouter;

use crate::{
    Config,
    accounts::{self, SignInPolicy},
    catalog::Catalog,
    database::Database,
    docs, documents, restore_point, seed,
    tokens::Tokens,
};

/// Larger bodies are refused before they are read to the end.
const MAX_BODY: usize = 256 * 1024;

/// What the handlers share. A clone is cheap.
#[derive(Clone)]
pub struct App(Arc<Parts>);

struct Parts {
    database: Database,
    catalog: Arc<Catalog>,
    tokens: Tokens,
    policy: SignInPolicy,
    request_timeout: Duration,
}

impl App {
    /// Opens the database, fills it where it is new, and loads the catalogue.
    pub fn start(config: &Config) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let mut connection =
            config.database.as_ref().map_or_else(Connection::open_in_memory, Connection::open)?;
        seed::prepare(&mut connection)?;
        Ok(Self(Arc::new(Parts {
            database: Database::new(connection),
            catalog: Arc::new(Catalog::start(config.catalog.as_deref())?),
            tokens: Tokens::new(&config.secret, config.token_life),
            policy: SignInPolicy::new(config.max_failures, config.lock_time),
            request_timeout: config.request_timeout,
        })))
    }

    /// The database.
    pub fn database(&self) -> &Database {
        &self.0.database
    }

    /// What makes tokens and checks them.
    pub fn tokens(&self) -> &Tokens {
        &self.0.tokens
    }

    pub(crate) fn catalog(&self) -> &Arc<Catalog> {
        &self.0.catalog
    }

    pub(crate) fn policy(&self) -> &SignInPolicy {
        &self.0.policy
    }
}

/// What errors look like.
fn errors() -> ErrorFormat {
    ErrorFormat::records()
}

/// The whole service.
pub fn router(app: App) -> Router {
    let (routes, mut openapi) = OpenApiRouter::with_openapi(docs::openapi())
        .merge(accounts::routes())
        .merge(documents::routes())
        .merge(restore_point::routes())
        .split_for_parts();
    errors().document(&mut openapi);
    layers(routes.merge(docs::page(openapi)), app)
}

/// What stands around the routes. The error layer is the outermost: it sees whatever the others answer.
pub fn layers(routes: Router<App>, app: App) -> Router {
    // The error layer's span around a request says which it is.
    let log = TraceLayer::new_for_http()
        .make_span_with(|_: &Request| Span::current())
        .on_response(DefaultOnResponse::new().level(Level::INFO))
        .on_failure(());
    let timeout = TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, app.0.request_timeout);
    routes
        .with_state(app)
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(timeout)
        .layer(log)
        .layer(ErrorLayer::new(errors()))
}
