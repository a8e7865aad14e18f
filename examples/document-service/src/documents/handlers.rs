//! The handlers: nothing reaches them that is not valid.

use api_validate::{
    ApiError,
    axum::{ValidPath, ValidQuery},
    response::ErrorType,
};
use axum::{
    Extension, Json,
    extract::State,
    http::{StatusCode, header::LOCATION},
    response::{IntoResponse, Response},
};

use super::{CreateDocument, Document, DocumentList, DocumentPath, ListDocuments, UpdateDocument, store};
use crate::{
    App, Checked, RequestContext,
    docs::Refused,
    tokens::{Caller, Editor, Reader},
};

/// Creates a document.
#[utoipa::path(
    post, path = "/documents", tag = "documents",
    request_body = CreateDocument,
    responses((status = 201, description = "Created.", body = Document), Refused),
    security(("token" = [])),
)]
pub(super) async fn create(
    State(app): State<App>,
    Editor(caller): Editor,
    Checked(request): Checked<CreateDocument>,
) -> Result<Response, ApiError> {
    save(&app, caller, request.into_inner()).await
}

/// Keeps a document, and answers with it.
pub async fn save(app: &App, caller: Caller, request: CreateDocument) -> Result<Response, ApiError> {
    let document =
        app.database().change(move |transaction| store::insert(transaction, &request, &caller)).await?;
    let location = format!("/documents/{}", document.document_id);
    Ok((StatusCode::CREATED, [(LOCATION, location)], Json(document)).into_response())
}

/// Lists documents: those that pass the filter, and that the caller may see.
#[utoipa::path(
    get, path = "/documents", tag = "documents",
    params(ListDocuments),
    responses((status = 200, description = "A page of the list.", body = DocumentList), Refused),
    security(("token" = [])),
)]
pub(super) async fn list(
    State(app): State<App>,
    Reader(caller): Reader,
    ValidQuery(request): ValidQuery<ListDocuments>,
) -> Result<Json<DocumentList>, ApiError> {
    app.database().run(move |connection| store::list(connection, &caller, &request)).await.map(Json)
}

/// Reads a document.
#[utoipa::path(
    get, path = "/documents/{documentId}", tag = "documents",
    params(DocumentPath),
    responses(
        (status = 200, description = "The document.", body = Document),
        (status = 404, description = "There is no such document, or the caller does not see it."),
        Refused,
    ),
    security(("token" = [])),
)]
pub(super) async fn read(
    State(app): State<App>,
    Reader(caller): Reader,
    ValidPath(path): ValidPath<DocumentPath>,
) -> Result<Json<Document>, ApiError> {
    let document =
        app.database().run(move |connection| store::find(connection, &caller, path.document_id)).await?;
    found(document)
}

/// Changes a document: what is left out stays as it is, and what is null is cleared.
#[utoipa::path(
    patch, path = "/documents/{documentId}", tag = "documents",
    params(DocumentPath),
    request_body = UpdateDocument,
    responses(
        (status = 200, description = "The document as it is now.", body = Document),
        (status = 404, description = "There is no such document, or the caller does not see it."),
        Refused,
    ),
    security(("token" = [])),
)]
pub(super) async fn update(
    State(app): State<App>,
    _: Editor,
    ValidPath(path): ValidPath<DocumentPath>,
    Extension(context): Extension<RequestContext>,
    Checked(changes): Checked<UpdateDocument>,
) -> Result<Json<Document>, ApiError> {
    let (id, changes) = (path.document_id, changes.into_inner());
    let document =
        app.database().change(move |transaction| store::update(transaction, &context, id, changes)).await?;
    found(document)
}

fn found(document: Option<Document>) -> Result<Json<Document>, ApiError> {
    document.map(Json).ok_or_else(|| ErrorType::ResourceNotFound.into())
}
