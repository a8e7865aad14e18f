//! Forms in several parts.

use alloc::boxed::Box;
use core::{future::Future, panic::Location, pin::Pin};

use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, web::Bytes};
use serde::de::DeserializeOwned;

use super::{
    extract::{content_type, context, of_body, resolver, validator},
    extractor,
};
use crate::{
    ApiError, ApiValidate, Validated, http,
    multipart::{Files, MultipartLimits},
};

/// A form in several parts (`multipart/form-data`) that passed validation, and the files in it: see
/// [`multipart`](crate::multipart).
///
/// The body is buffered up to the limit of [`web::PayloadConfig`](actix_web::web::PayloadConfig), which is 256 KiB
/// unless said, and the limits are those of the [`MultipartLimits`] in the request's extensions or in the application's
/// data. One that ends too early is answered with 400.
///
/// `Option<ValidMultipart<T>>` is `None` only if there is no body: see the [module](super).
#[derive(Clone, Debug)]
pub struct ValidMultipart<T>(pub Validated<T>, pub Files);

extractor!(ValidMultipart);

impl<T> FromRequest for ValidMultipart<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sized + 'static> + 'static,
{
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    #[track_caller]
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        of_body(request, payload, Location::caller(), read)
    }
}

async fn read<T>(request: &HttpRequest, body: Bytes) -> Result<ValidMultipart<T>, ApiError>
where
    T: DeserializeOwned + ApiValidate<Context: Sized + 'static>,
{
    let (validator, context, resolver) = (validator(request), context(request)?, resolver(request));
    let (content_type, limits) = (content_type(request), limits(request));
    let (value, files) =
        http::read_multipart(content_type, body, limits, &validator, &*context, resolver.as_ref()).await?;
    Ok(ValidMultipart(value, files))
}

fn limits(request: &HttpRequest) -> MultipartLimits {
    let own = request.extensions().get::<MultipartLimits>().copied();
    own.or_else(|| request.app_data().copied()).unwrap_or_default()
}
