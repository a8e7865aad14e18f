//! OpenAPI 3.1 with [`utoipa`] 6: schemas and parameters with every rule, and the answers to errors.
//!
//! `#[derive(ApiSchema)]` replaces utoipa's `ToSchema` and `IntoParams`. It reads their attributes, and there is no
//! need to repeat what `#[api(…)]` says:
//!
//! ```
//! use api_validate::{ApiSchema, ApiValidate};
//! use utoipa::{OpenApi, PartialSchema};
//!
//! /// A document to be.
//! #[derive(serde::Deserialize, ApiValidate, ApiSchema)]
//! struct CreateDocument {
//!     /// What it is called.
//!     #[api(required, length(max = 255))]
//!     #[schema(example = "Statement of accounts")]
//!     title: String,
//! }
//!
//! let schema = serde_json::to_value(CreateDocument::schema()).unwrap();
//! assert_eq!(schema["properties"]["title"]["maxLength"], 255);
//! assert_eq!(schema["properties"]["title"]["example"], "Statement of accounts");
//! assert_eq!(schema["properties"]["title"]["description"], "What it is called.");
//! ```

mod document;
mod extractors;
mod params;
mod schema;

#[doc(hidden)]
pub use self::{
    params::params,
    schema::{schema, schemas},
};
