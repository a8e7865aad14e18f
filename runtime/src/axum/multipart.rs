//! Forms in several parts.

use axum::extract::{FromRequest, OptionalFromRequest, Request};
use serde::de::DeserializeOwned;

use super::{ProvideContext, extractor, request::Received};
use crate::{
    ApiError, ApiValidate, Validated, http,
    multipart::{Files, MultipartLimits},
};

/// A form in several parts (`multipart/form-data`) that passed validation, and the files in it: see
/// [`multipart`](crate::multipart).
///
/// The body is buffered up to axum's `DefaultBodyLimit`, which is 2 MB unless said, and the limits are those of the
/// [`MultipartLimits`] among the request's extensions.
///
/// `Option<ValidMultipart<T>>` is `None` only if there is no body; it refuses what `ValidMultipart<T>` refuses.
///
/// It reads the body, so it must be the last argument of a handler.
#[derive(Clone, Debug)]
pub struct ValidMultipart<T>(pub Validated<T>, pub Files);

extractor!(ValidMultipart);

impl<T, S> FromRequest<S> for ValidMultipart<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sync> + Send + Sync,
    S: ProvideContext<T::Context> + Send + Sync,
{
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let limits = limits(&request);
        read(Received::new(request, state).await?, limits, state).await
    }
}

impl<T, S> OptionalFromRequest<S> for ValidMultipart<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sync> + Send + Sync,
    S: ProvideContext<T::Context> + Send + Sync,
{
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, ApiError> {
        let limits = limits(&request);
        let received = Received::new(request, state).await?;
        if received.body.is_empty() { Ok(None) } else { read(received, limits, state).await.map(Some) }
    }
}

fn limits(request: &Request) -> MultipartLimits {
    request.extensions().get().copied().unwrap_or_default()
}

async fn read<T, S>(
    received: Received,
    limits: MultipartLimits,
    state: &S,
) -> Result<ValidMultipart<T>, ApiError>
where
    T: DeserializeOwned + ApiValidate,
    S: ProvideContext<T::Context>,
{
    let (validator, context, body) = (&received.validator, state.context(), received.body.clone());
    let (content_type, resolver) = (received.content_type(), received.resolver.as_ref());
    let (value, files) =
        http::read_multipart(content_type, body, limits, validator, context, resolver).await?;
    Ok(ValidMultipart(value, files))
}
