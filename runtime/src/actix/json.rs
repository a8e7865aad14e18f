//! JSON bodies.

use actix_web::{FromRequest, HttpRequest, dev::Payload, web::Bytes};
use serde::de::DeserializeOwned;

use alloc::boxed::Box;
use core::{future::Future, panic::Location, pin::Pin};

use super::{
    extract::{body, content_type, context, of_body, resolver, validator},
    extractor,
};
use crate::{ApiError, ApiValidate, Validated, http};

/// A JSON body that passed validation.
///
/// | request | answer |
/// |---|---|
/// | a body of another type than `application/json` or `application/…+json` | 415 |
/// | a body with a `Content-Encoding`, which a middleware that decompresses takes away | 415 |
/// | a body over the limit of [`web::PayloadConfig`](actix_web::web::PayloadConfig), 256 KiB unless said | 413 |
/// | no body, no JSON, or anything that is wrong with it | 400, with all of it |
/// | a body that ends before the end that was announced | 400 |
///
/// actix-web's features `compress-…` do not make it read compressed bodies. A service that wants them needs a
/// middleware, which also removes the headers that describe the compressed body.
///
/// `Option<ValidJson<T>>` is `None` only if there is no body; it refuses what `ValidJson<T>` refuses: see the
/// [module](super).
#[derive(Clone, Copy, Debug)]
pub struct ValidJson<T>(pub Validated<T>);

extractor!(ValidJson);

impl<T> ValidJson<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sized + 'static>,
{
    /// Reads the body of a request for a handler that sees to errors itself. `None` means that there is no body.
    ///
    /// # Errors
    /// What an extractor would answer with.
    pub async fn read(request: &HttpRequest, payload: &mut Payload) -> Result<Option<Self>, ApiError> {
        let body = body(request, payload).await?;
        if body.is_empty() { Ok(None) } else { Self::of(request, &body).await.map(Some) }
    }

    async fn of(request: &HttpRequest, body: &Bytes) -> Result<Self, ApiError> {
        let (validator, context, resolver) = (validator(request), context(request)?, resolver(request));
        let content_type = content_type(request);
        http::read_json(content_type, body, &validator, &*context, resolver.as_ref()).await.map(Self)
    }
}

impl<T> FromRequest for ValidJson<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sized + 'static> + 'static,
{
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    #[track_caller]
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        of_body(request, payload, Location::caller(), async |request, body| Self::of(request, &body).await)
    }
}
