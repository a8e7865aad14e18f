//! Parameters of the path.

use alloc::{borrow::Cow, boxed::Box, vec::Vec};
use core::{future::Future, panic::Location, pin::Pin};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;

use super::{
    extract::{context, resolver, validator},
    extractor,
    held::Found,
    optional::is_optional,
};
use crate::{ApiError, ApiValidate, Validated, http};

/// The parameters of a route's path, after they passed validation.
///
/// A struct reads the parameters with its fields' names. If the route has one parameter, a single value reads it
/// (`u64`, `Uuid`, or a newtype with rules). A tuple reads several, in order. Values are read as
/// [`query::from_str`](crate::query::from_str) reads them, and a record has the parameter's name. If a tuple cannot be
/// read, only the first reason is reported; for a struct, all of them are.
///
/// If the route has more or fewer parameters than a single value or a tuple, or lacks one that a struct asks for, that is
/// the service's mistake, and the answer is 500.
#[derive(Clone, Copy, Debug)]
pub struct ValidPath<T>(pub Validated<T>);

extractor!(ValidPath);

impl<T> FromRequest for ValidPath<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sized + 'static> + 'static,
{
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    #[track_caller]
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let (is_lost, request) = (is_optional(request, Location::caller()), request.clone());
        Box::pin(async move { Found::new(read(&request).await.map(Self), is_lost, &request).await })
    }
}

async fn read<T>(request: &HttpRequest) -> Result<Validated<T>, ApiError>
where
    T: DeserializeOwned + ApiValidate<Context: Sized + 'static>,
{
    // The router replaces bytes that are not UTF-8 by a sign, and takes a `%` without an escape literally.
    if percent_decode_str(request.path()).decode_utf8().is_err()
        || !crate::query::is_well_encoded(request.uri().path())
    {
        return Err(http::path_is_no_text(ApiError::from_status(400)));
    }
    // It also leaves `%25`, `%2B` and `%2F` as they are.
    let decoded: Vec<(&str, Cow<'_, str>)> = request
        .match_info()
        .iter()
        .map(|(name, value)| (name, percent_decode_str(value).decode_utf8_lossy()))
        .collect();
    let parameters = decoded.iter().map(|(name, value)| (*name, &**value));
    let (validator, context, resolver) = (validator(request), context(request)?, resolver(request));
    http::read_path(parameters, &validator, &*context, resolver.as_ref()).await
}
