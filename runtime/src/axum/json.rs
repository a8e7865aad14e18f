//! JSON bodies.

use axum::extract::{FromRequest, OptionalFromRequest, Request};
use serde::de::DeserializeOwned;

use super::{ProvideContext, extractor, request::Received};
use crate::{ApiError, ApiValidate, Validated, http};

/// A JSON body that passed validation.
///
/// | request | answer |
/// |---|---|
/// | a body of another type than `application/json` or `application/…+json` | 415 |
/// | a body with a `Content-Encoding`, which a layer that decompresses takes away | 415 |
/// | a body over axum's `DefaultBodyLimit` | 413 |
/// | no body, no JSON, or anything that is wrong with it | 400, with all of it |
///
/// `Option<ValidJson<T>>` is `None` only if there is no body; it refuses what `ValidJson<T>` refuses.
///
/// It reads the body, so it must be the last argument of a handler.
#[derive(Clone, Copy, Debug)]
pub struct ValidJson<T>(pub Validated<T>);

extractor!(ValidJson);

impl<T, S> FromRequest<S> for ValidJson<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sync> + Send + Sync,
    S: ProvideContext<T::Context> + Send + Sync,
{
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let received = Received::new(request, state).await?;
        read(&received, state).await
    }
}

impl<T, S> OptionalFromRequest<S> for ValidJson<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sync> + Send + Sync,
    S: ProvideContext<T::Context> + Send + Sync,
{
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, ApiError> {
        let received = Received::new(request, state).await?;
        if received.body.is_empty() { Ok(None) } else { read(&received, state).await.map(Some) }
    }
}

async fn read<T, S>(received: &Received, state: &S) -> Result<ValidJson<T>, ApiError>
where
    T: DeserializeOwned + ApiValidate,
    S: ProvideContext<T::Context>,
{
    let (validator, context) = (&received.validator, state.context());
    let (content_type, resolver) = (received.content_type(), received.resolver.as_ref());
    http::read_json(content_type, &received.body, validator, context, resolver).await.map(ValidJson)
}
