//! The restore point: while it is open, documents cannot be changed.

use api_validate::ApiError;
use axum::{extract::State, http::StatusCode};
use rusqlite::Connection;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{App, docs::Refused, tokens::Admin};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(open, close))
}

pub(crate) fn is_open(connection: &Connection) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM restore_point)")?.query_row([], |row| row.get(0))
}

/// Opens the restore point.
#[utoipa::path(
    put, path = "/restore-point", tag = "administration",
    responses((status = 204, description = "It is open."), Refused),
    security(("token" = [])),
)]
async fn open(State(app): State<App>, _: Admin) -> Result<StatusCode, ApiError> {
    execute(&app, "INSERT OR IGNORE INTO restore_point (id) VALUES (1)").await
}

/// Closes the restore point.
#[utoipa::path(
    delete, path = "/restore-point", tag = "administration",
    responses((status = 204, description = "It is closed."), Refused),
    security(("token" = [])),
)]
async fn close(State(app): State<App>, _: Admin) -> Result<StatusCode, ApiError> {
    execute(&app, "DELETE FROM restore_point").await
}

async fn execute(app: &App, statement: &'static str) -> Result<StatusCode, ApiError> {
    app.database().run(|connection| Ok(connection.execute(statement, [])?)).await?;
    Ok(StatusCode::NO_CONTENT)
}
