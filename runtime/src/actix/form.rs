//! Forms.

use alloc::boxed::Box;
use core::{future::Future, panic::Location, pin::Pin};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::Method, web::Bytes};
use serde::de::DeserializeOwned;

use super::{
    extract::{content_type, context, of_body, resolver, validator},
    extractor,
    held::Found,
    optional::is_optional,
};
use crate::{ApiError, ApiValidate, Validated, http};

/// A form that passed validation: the query string of a GET or HEAD request, the body of any other.
///
/// It is read as [`query::from_str`](crate::query::from_str) reads a query string. A body of another type than
/// `application/x-www-form-urlencoded` is answered with 415, as is one with a `Content-Encoding`; one over the limit of
/// [`web::PayloadConfig`](actix_web::web::PayloadConfig) with 413, and one that ends too early with 400.
///
/// `Option<ValidForm<T>>` is `None` only if there is no query string or no body: see the [module](super).
#[derive(Clone, Copy, Debug)]
pub struct ValidForm<T>(pub Validated<T>);

extractor!(ValidForm);

impl<T> FromRequest for ValidForm<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sized + 'static> + 'static,
{
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    #[track_caller]
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return of_body(request, payload, Location::caller(), read);
        }
        let (is_optional, request) = (is_optional(request, Location::caller()), request.clone());
        let is_lost = is_optional && !request.query_string().is_empty();
        Box::pin(
            async move { Found::new(super::query::read(&request).await.map(Self), is_lost, &request).await },
        )
    }
}

async fn read<T>(request: &HttpRequest, body: Bytes) -> Result<ValidForm<T>, ApiError>
where
    T: DeserializeOwned + ApiValidate<Context: Sized + 'static>,
{
    let (validator, context, resolver) = (validator(request), context(request)?, resolver(request));
    http::read_form(content_type(request), &body, &validator, &*context, resolver.as_ref())
        .await
        .map(ValidForm)
}
