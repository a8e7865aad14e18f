//! The description of the service: `/openapi.json`, and a page that shows it.

use api_validate::ErrorFormat;
use utoipa::{
    IntoResponses, OpenApi,
    openapi::{
        OpenApi as Document,
        security::{ApiKey, ApiKeyValue, SecurityScheme},
    },
};
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::{access::KEY_HEADER, organisations};

/// What is said at the handlers, and what errors look like.
pub(crate) fn openapi(format: &ErrorFormat) -> Document {
    let mut document = General::openapi();
    document.merge(organisations::Documented::openapi());
    let key = ApiKey::Header(ApiKeyValue::new(KEY_HEADER));
    document.components.get_or_insert_default().add_security_scheme("key", SecurityScheme::ApiKey(key));
    format.document(&mut document);
    document
}

/// The document, and Swagger UI, which is part of the program: nothing is loaded from elsewhere.
pub(crate) fn page(openapi: Document) -> SwaggerUi {
    let config = Config::default().validator_url("none").try_it_out_enabled(true);
    SwaggerUi::new("/docs/{_:.*}").url("/openapi.json", openapi).config(config)
}

#[derive(OpenApi)]
#[openapi(info(title = "Partner service", description = "Keeps partners' organisations.", version = "1"))]
struct General;

/// How every request can fail; what the extractors and the layer answer is added to it.
#[derive(IntoResponses)]
#[allow(dead_code)] // it is there to be described
pub(crate) enum Refused {
    #[response(status = 403, description = "The API key is not valid, or may only read.")]
    Forbidden,
    #[response(status = 406, description = "There is no such version.")]
    NoVersion,
    #[response(status = 408, description = "It took too long.")]
    Slow,
    #[response(status = 429, description = "There were too many requests.")]
    TooMany,
}
