//! Query strings.

use axum::{extract::FromRequestParts, http::request::Parts};
use serde::de::DeserializeOwned;

use super::{
    ProvideContext, extractor,
    request::{resolver, validator},
};
use crate::{ApiError, ApiValidate, Validated, http, response::RequestPart};

/// A query string that passed validation, read as [`query::from_str`](crate::query::from_str) reads it. A missing query
/// string is the same as an empty one.
#[derive(Clone, Copy, Debug)]
pub struct ValidQuery<T>(pub Validated<T>);

extractor!(ValidQuery);

impl<T, S> FromRequestParts<S> for ValidQuery<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sync> + Send + Sync,
    S: ProvideContext<T::Context> + Send + Sync,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let query = parts.uri.query().unwrap_or_default();
        let (validator, resolver) = (validator(&parts.extensions), resolver(&parts.extensions));
        http::read_parameters(RequestPart::Query, query, &validator, state.context(), resolver.as_ref())
            .await
            .map(Self)
    }
}
