//! The description of the service: `/openapi.json`, and a page that shows it.

use axum::Router;
use utoipa::{
    IntoResponses, OpenApi, ToSchema,
    openapi::{
        OpenApi as Document,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::App;

/// What is not said at the handlers.
pub(crate) fn openapi() -> Document {
    let mut document = General::openapi();
    let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
    document.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(token));
    document
}

/// The document, and Swagger UI, which is part of the program: nothing is loaded from elsewhere.
pub(crate) fn page(openapi: Document) -> Router<App> {
    let config = Config::default().validator_url("none").try_it_out_enabled(true);
    SwaggerUi::new("/docs").url("/openapi.json", openapi).config(config).into()
}

#[derive(OpenApi)]
#[openapi(
    info(title = "Document service", description = "Keeps documents.", version = "1.0.0"),
    components(schemas(ValidationFailure, Failure))
)]
struct General;

/// How every request can fail.
#[derive(IntoResponses)]
#[allow(dead_code)] // it is there to be described
pub(crate) enum Failures {
    #[response(status = 400, description = "Some values are not valid.")]
    Invalid(ValidationFailure),
    #[response(status = 401, description = "The caller is not known, or may not sign in.")]
    Unknown(Failure),
    #[response(status = 403, description = "The caller may not do this.")]
    Forbidden(Failure),
    #[response(status = 404, description = "There is nothing here.")]
    NotFound(Failure),
    #[response(status = 500, description = "The service failed, or a restore point is open.")]
    Failed(Failure),
}

/// What is wrong with a request.
#[derive(ToSchema)]
#[schema(rename_all = "PascalCase")]
#[allow(dead_code)]
pub(crate) struct ValidationFailure {
    validation_errors: Vec<ValidationRecord>,
}

/// A broken rule.
#[derive(ToSchema)]
#[schema(rename_all = "PascalCase")]
#[allow(dead_code)]
pub(crate) struct ValidationRecord {
    /// The field, under the name that the client sent.
    #[schema(example = "DocumentDate")]
    field: String,
    /// What a valid value looks like.
    criteria: String,
    #[schema(example = "INVALID_DATE_FORMAT")]
    validation_error_type: String,
    /// What is wrong.
    message: String,
}

/// Why a request failed.
#[derive(ToSchema)]
#[schema(rename_all = "PascalCase")]
#[allow(dead_code)]
pub(crate) struct Failure {
    errors: Vec<ErrorRecord>,
}

/// A reason.
#[derive(ToSchema)]
#[schema(rename_all = "PascalCase")]
#[allow(dead_code)]
pub(crate) struct ErrorRecord {
    #[schema(example = "INVALID_TOKEN")]
    error_type: String,
    /// For a person.
    error_feedback: String,
}
