//! Extractors for actix-web that check what they read, and the middleware that gives every error its standard body.
//!
//! ```
//! use actix_web::{App, HttpResponse, web};
//! use api_validate::{ApiValidate, ErrorFormat, actix::{ErrorMiddleware, ValidJson}};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, ApiValidate)]
//! struct CreateDocument {
//!     #[api(required, length(max = 255))]
//!     title: String,
//! }
//!
//! async fn create(document: ValidJson<CreateDocument>) -> HttpResponse {
//!     HttpResponse::Created().body(document.into_inner().title)
//! }
//!
//! let format = ErrorFormat::rfc9457("https://api.example.com/errors");
//! let app = App::new()
//!     .service(web::resource("/documents").post(create))
//!     .wrap(ErrorMiddleware::new(format));
//! # use actix_web::{http::header, test};
//! # actix_web::rt::System::new().block_on(async {
//! #     let app = test::init_service(app).await;
//! #     let request = test::TestRequest::post().uri("/documents").insert_header(header::ContentType::json());
//! #     let response = test::call_service(&app, request.set_payload(r#"{"title":" "}"#).to_request()).await;
//! #     assert_eq!(response.status(), 400);
//! #     assert_eq!(response.headers().get("content-type").unwrap(), "application/problem+json");
//! #     let body = test::read_body(response).await;
//! #     assert!(body.starts_with(br#"{"type":"https://api.example.com/errors/validation-failed""#));
//! #     let response = test::call_service(&app, test::TestRequest::get().uri("/documents").to_request()).await;
//! #     assert_eq!(response.status(), 405);
//! #     let response = test::call_service(&app, test::TestRequest::get().uri("/").to_request()).await;
//! #     assert_eq!((response.status().as_u16(), response.headers().get("trace-id").unwrap().len()), (404, 32));
//! # });
//! ```
//!
//! * [`ValidJson`], [`ValidQuery`], [`ValidForm`], [`ValidPath`], [`ValidHeaders`] and, with the feature `multipart`,
//!   `ValidMultipart` read a part of the request and
//!   check it. What is wrong is an [`ApiError`](crate::ApiError).
//! * A handler returns its own errors as [`ApiError`](crate::ApiError), too: `Result<HttpResponse, ApiError>`.
//! * A route in a [`resource`](actix_web::web::resource) answers 405 to other methods; one of `App::route` answers 404.
//! * [`ErrorMiddleware`] is wrapped last, so that it is outermost. With it, every 4xx and 5xx of the application has
//!   the standard's body, whoever made it. If a request is not HTTP at all, or comes too slowly, actix answers before
//!   any application sees it: with an empty body, and it closes the connection.
//! * Rules with a context get it from the application's data: `App::new().app_data(web::Data::new(context))`. If a
//!   middleware puts a `web::Data` of the context into the request's extensions, that one goes first. A missing context
//!   is the service's mistake. It is answered with 500 and logged. So is a body that another extractor has taken.
//! * Lookups go to the [`SharedResolver`](crate::lookups::SharedResolver) in the request's extensions or in the
//!   application's data, with or without `web::Data`. Without one, a request that needs it is answered with 500.
//! * The extractors use the [`Validator`](crate::Validator) in the request's extensions or in the application's data,
//!   if there is one.
//! * [`TraceId`](crate::response::TraceId) is an extractor too.
//!
//! # `Option` and `Result`
//! actix makes `None` of whatever an extractor refuses, so a handler with `Option<web::Json<T>>` mistakes a malformed
//! body for no body. Behind [`ErrorMiddleware`], these extractors prevent that: `Option<ValidJson<T>>` is `None` only
//! if nothing was sent. An invalid value is answered before the handler runs. A middleware between `ErrorMiddleware`
//! and the handler does not see that answer.
//!
//! This works for the extractors directly in an `Option`. Without the middleware, or if a tuple or an extractor of
//! yours is in the `Option`, use [`ValidJson::read`] to tell no body from a malformed one.
//!
//! A handler with `Result<ValidJson<T>, ApiError>` gets the error and answers it.

mod extract;
mod form;
mod headers;
mod held;
mod json;
mod middleware;
#[cfg(feature = "multipart")]
mod multipart;
mod optional;
mod outcome;
mod path;
mod query;
mod response;
mod rewrite;
mod service;

pub use self::{
    form::ValidForm, headers::ValidHeaders, json::ValidJson, middleware::ErrorMiddleware, path::ValidPath,
    query::ValidQuery, service::ErrorService,
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
