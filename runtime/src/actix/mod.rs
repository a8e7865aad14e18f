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
//!     .route("/documents", web::post().to(create))
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
//! #     let response = test::call_service(&app, test::TestRequest::get().uri("/").to_request()).await;
//! #     assert_eq!((response.status().as_u16(), response.headers().get("trace-id").unwrap().len()), (404, 32));
//! # });
//! ```
//!
//! * [`ValidJson`], [`ValidQuery`], [`ValidForm`], [`ValidPath`] and [`ValidHeaders`] read a part of the request and
//!   check it. What is wrong is an [`ApiError`](crate::ApiError).
//! * A handler's own errors are [`ApiError`](crate::ApiError)s too: `Result<HttpResponse, ApiError>`.
//! * [`ErrorMiddleware`] is wrapped last, so that it stands outermost. From then on every 4xx and 5xx of the application
//!   has the standard's body, whoever made it. What is no HTTP at all, or comes too slowly, actix answers before any
//!   application sees it: with an empty body, and it closes the connection.
//! * Rules with a context get it from the application's data: `App::new().app_data(web::Data::new(context))`. A context
//!   that is not there is a mistake of the service, answered with 500 and logged.
//! * What has to be looked up is, by the [`SharedResolver`](crate::lookups::SharedResolver) in the request's extensions or
//!   in the application's data, with or without `web::Data`. Without one, a request that needs it is answered with 500.
//! * A [`Validator`](crate::Validator) in the request's extensions or in the application's data is the one that the
//!   extractors use.
//! * [`TraceId`](crate::response::TraceId) is an extractor too.
//!
//! # `Option` and `Result`
//! actix makes `None` of whatever an extractor refuses, so that a handler with `Option<web::Json<T>>` takes a malformed
//! body for none. Behind [`ErrorMiddleware`] the extractors here do not let that happen: `Option<ValidJson<T>>` is `None`
//! only where nothing was sent, and what was sent and is not valid is answered before the handler runs. What stands
//! between the middleware and the handler does not see that answer.
//!
//! It holds for these extractors directly inside of an `Option`. Without the middleware, or where a tuple or an extractor
//! of your own holds one of these and stands in an `Option` itself, [`ValidJson::read`] tells no body from a malformed one.
//!
//! A handler with `Result<ValidJson<T>, ApiError>` sees the error, and answers it.

mod extract;
mod form;
mod headers;
mod held;
mod json;
mod middleware;
mod optional;
mod path;
mod query;
mod response;
mod rewrite;
mod service;

pub use self::{
    form::ValidForm, headers::ValidHeaders, json::ValidJson, middleware::ErrorMiddleware, path::ValidPath,
    query::ValidQuery, service::ErrorService,
};

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
