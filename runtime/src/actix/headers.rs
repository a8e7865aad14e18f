//! Headers.

use alloc::{boxed::Box, string::String};
use core::{future::Future, panic::Location, pin::Pin};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use serde::de::DeserializeOwned;

use super::{
    extract::{context, resolver, validator},
    extractor,
    held::Found,
    optional::is_optional,
};
use crate::{ApiError, ApiValidate, Validated, http};

/// The headers that a type names, after they passed validation.
///
/// A field reads the header of its name, in any letter case. `#[serde(rename_all = "kebab-case")]` makes `if-match` of
/// `if_match`. Values are read as [`query::from_str`](crate::query::from_str) reads them: numbers and booleans from
/// text, and a repeated header as a list. A list in one line, with commas, is one text. Headers that no field names are
/// ignored, even with `deny_unknown_fields`. A type that accepts any name, such as a map or a type with flattened
/// fields, gets all headers, in lower case.
///
/// A value that is not UTF-8 is answered with 400. `Option<ValidHeaders<T>>` is `None` where none of the headers was sent
/// and one is needed: see the [module](super).
#[derive(Clone, Copy, Debug)]
pub struct ValidHeaders<T>(pub Validated<T>);

extractor!(ValidHeaders);

impl<T> FromRequest for ValidHeaders<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sized + 'static> + 'static,
{
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    #[track_caller]
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let is_optional = is_optional(request, Location::caller());
        let headers = request.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes()));
        let headers = http::headers_of::<T>(headers);
        let is_lost = is_optional && !headers.as_ref().is_ok_and(String::is_empty);
        let request = request.clone();
        Box::pin(async move { Found::new(read(headers, &request).await.map(Self), is_lost, &request).await })
    }
}

async fn read<T>(headers: Result<String, ApiError>, request: &HttpRequest) -> Result<Validated<T>, ApiError>
where
    T: DeserializeOwned + ApiValidate<Context: Sized + 'static>,
{
    let (validator, context, resolver) = (validator(request), context(request)?, resolver(request));
    http::read_headers(headers, &validator, &*context, resolver.as_ref()).await
}
