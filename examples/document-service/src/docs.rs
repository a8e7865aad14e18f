//! The description of the service: `/openapi.json`, and a page that shows it.

use axum::Router;
use utoipa::{
    IntoResponses, OpenApi,
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
#[openapi(info(title = "Document service", description = "Keeps documents.", version = "1.0.0"))]
struct General;

/// How a request for a token can fail; what the extractors and the layer answer is added to every operation.
#[derive(IntoResponses)]
#[allow(dead_code)] // it is there to be described
pub(crate) enum Unknown {
    #[response(
        status = 401,
        description = "The name or the password is wrong, or the account may not sign in."
    )]
    Unknown,
    #[response(status = 408, description = "It took too long.")]
    Slow,
}

/// How a request with a token can fail.
#[derive(IntoResponses)]
#[allow(dead_code)]
pub(crate) enum Refused {
    #[response(status = 401, description = "The token is not valid.")]
    Unknown,
    #[response(status = 403, description = "The caller may not do this.")]
    Forbidden,
    #[response(status = 408, description = "It took too long.")]
    Slow,
}
