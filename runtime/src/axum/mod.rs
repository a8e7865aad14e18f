//! Extractors for axum that check what they read, and the layer that gives every error its standard body.
//!
//! ```
//! use api_validate::{ApiValidate, ErrorFormat, axum::{ErrorLayer, ValidJson}};
//! use axum::{Router, http::StatusCode, routing::post};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, ApiValidate)]
//! struct CreateDocument {
//!     #[api(required, length(max = 255))]
//!     title: String,
//! }
//!
//! async fn create(ValidJson(document): ValidJson<CreateDocument>) -> (StatusCode, String) {
//!     (StatusCode::CREATED, document.into_inner().title)
//! }
//!
//! let app: Router = Router::new()
//!     .route("/documents", post(create))
//!     .layer(ErrorLayer::new(ErrorFormat::rfc9457("https://api.example.com/errors")));
//! # use axum::{body::{Body, to_bytes}, http::Request};
//! # use tower::ServiceExt;
//! # let request = Request::post("/documents").header("content-type", "application/json");
//! # let request = request.body(Body::from(r#"{"title":" "}"#)).unwrap();
//! # let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
//! # let response = runtime.block_on(app.clone().oneshot(request)).unwrap();
//! # assert_eq!(response.status(), 400);
//! # assert_eq!(response.headers()["content-type"], "application/problem+json");
//! # let body = runtime.block_on(to_bytes(response.into_body(), 4096)).unwrap();
//! # assert!(body.starts_with(br#"{"type":"https://api.example.com/errors/validation-failed""#));
//! # let response = runtime.block_on(app.oneshot(Request::get("/").body(Body::empty()).unwrap())).unwrap();
//! # assert_eq!((response.status().as_u16(), response.headers()["trace-id"].len()), (404, 32));
//! ```
//!
//! * [`ValidJson`], [`ValidQuery`], [`ValidForm`], [`ValidPath`], [`ValidHeaders`] and, with the feature `multipart`,
//!   `ValidMultipart` read a part of the request and
//!   check it. Their rejection is an [`ApiError`](crate::ApiError) with everything that is wrong.
//! * A handler returns its own errors as [`ApiError`](crate::ApiError), too: `Result<Json<Document>, ApiError>`.
//! * [`ErrorLayer`] is the outermost layer. With it, every 4xx and 5xx has the standard's body, whoever made it.
//! * Rules with a context get it from the application's state: [`ProvideContext`].
//! * The extractors use the [`Validator`](crate::Validator) in the request's extensions, if there is one:
//!   `.layer(Extension(Validator::new()…))`.
//! * Lookups go to the [`SharedResolver`](crate::lookups::SharedResolver) in the request's extensions:
//!   `.layer(Extension(SharedResolver::new(…)))`. Without one, a request that needs it is answered with 500.
//! * `Extension<TraceId>` is the request's [`TraceId`](crate::response::TraceId).

mod context;
mod form;
mod headers;
mod json;
mod layer;
#[cfg(feature = "multipart")]
mod multipart;
mod path;
mod query;
mod request;
mod response;
mod rewrite;
mod service;

pub use self::{
    context::ProvideContext, form::ValidForm, headers::ValidHeaders, json::ValidJson, layer::ErrorLayer,
    path::ValidPath, query::ValidQuery, service::ErrorService,
};

#[cfg(feature = "multipart")]
pub use self::multipart::ValidMultipart;

/// What all extractors have: a look at the value, and a way out.
macro_rules! extractor {
    ($name:ident) => {
        impl<T> $name<T> {
            /// The value, free to be changed.
            pub fn into_inner(self) -> T {
                self.0.into_inner()
            }
        }

        impl<T> core::ops::Deref for $name<T> {
            type Target = T;

            fn deref(&self) -> &T {
                &self.0
            }
        }
    };
}
use extractor;
