//! Query strings.

use alloc::boxed::Box;
use core::{future::Future, panic::Location, pin::Pin};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use serde::de::DeserializeOwned;

use super::{
    extract::{context, resolver, validator},
    extractor,
    held::Found,
    optional::is_optional,
};
use crate::{ApiError, ApiValidate, Validated, http, response::RequestPart};

/// A query string that passed validation, read as [`query::from_str`](crate::query::from_str) reads it. A missing query
/// string is the same as an empty one.
///
/// `Option<ValidQuery<T>>` is `None` if no query was sent and one is required: see the [module](super).
#[derive(Clone, Copy, Debug)]
pub struct ValidQuery<T>(pub Validated<T>);

extractor!(ValidQuery);

impl<T> FromRequest for ValidQuery<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sized + 'static> + 'static,
{
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    #[track_caller]
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let is_lost = !request.query_string().is_empty() && is_optional(request, Location::caller());
        let request = request.clone();
        Box::pin(async move { Found::new(read(&request).await.map(Self), is_lost, &request).await })
    }
}

/// Reads the query string, which is a form's too.
pub(super) async fn read<T>(request: &HttpRequest) -> Result<Validated<T>, ApiError>
where
    T: DeserializeOwned + ApiValidate<Context: Sized + 'static>,
{
    let (validator, context, resolver) = (validator(request), context(request)?, resolver(request));
    http::read_parameters(
        RequestPart::Query,
        request.query_string(),
        &validator,
        &*context,
        resolver.as_ref(),
    )
    .await
}
