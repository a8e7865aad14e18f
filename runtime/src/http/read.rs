//! Reads the parts of a request. Each gives a checked value, or the error to answer with.

use serde::de::DeserializeOwned;

use super::{is_form, is_json};
use crate::{
    ApiError, ApiValidate, Validated, Validator,
    lookups::{Batch, Lookups, ResolveError, Resolver, SharedResolver},
    response::{RequestPart, Told},
};

/// Reads a JSON body. An empty one counts as absent. Lookups need a resolver.
pub(crate) async fn read_json<T: DeserializeOwned + ApiValidate>(
    content_type: Option<&str>,
    body: &[u8],
    validator: &Validator,
    context: &T::Context,
    resolver: Option<&SharedResolver>,
) -> Result<Validated<T>, ApiError> {
    if !body.is_empty() && !content_type.is_some_and(is_json) {
        return Err(unsupported("application/json"));
    }
    let read = validator.from_json_slice_resolved(body, context, &Offered(resolver)).await;
    read.map_err(|error| answer(error, RequestPart::Body))
}

/// The resolver that the extractors found, if any. Only rules with lookups need it.
pub(super) struct Offered<'r>(pub(super) Option<&'r SharedResolver>);

impl Resolver for Offered<'_> {
    type Error = ApiError;

    async fn resolve(&self, lookups: &mut Lookups) -> Result<(), ApiError> {
        let resolver = self.0.ok_or_else(nobody)?;
        resolver.resolve(lookups).await.map_err(|error| ResolveError::Failed(error).into())
    }

    async fn resolve_all(&self, batch: &mut Batch) -> Result<(), ApiError> {
        let resolver = self.0.ok_or_else(nobody)?;
        resolver.resolve_all(batch).await.map_err(|error| ResolveError::Failed(error).into())
    }
}

#[cold]
fn nobody() -> ApiError {
    ApiError::from_status(500)
        .caused_by("rules look something up: the request or the application needs a `SharedResolver`")
}

pub(super) fn answer(error: ResolveError<ApiError>, part: RequestPart) -> ApiError {
    match error {
        ResolveError::Invalid(errors) => ApiError::from(errors).sent_in(part),
        ResolveError::Failed(error) => error,
    }
}

/// Reads the body of a form.
pub(crate) async fn read_form<T: DeserializeOwned + ApiValidate>(
    content_type: Option<&str>,
    body: &[u8],
    validator: &Validator,
    context: &T::Context,
    resolver: Option<&SharedResolver>,
) -> Result<Validated<T>, ApiError> {
    if !content_type.is_some_and(is_form) {
        return Err(unsupported("application/x-www-form-urlencoded"));
    }
    // A form's bytes are ASCII. The encoded ones are checked when they are decoded.
    let Ok(form) = core::str::from_utf8(body) else {
        return Err(ApiError::from_status(400).telling(Told::FormText));
    };
    read_parameters(RequestPart::Body, form, validator, context, resolver).await
}

/// Reads a query string, or anything that was written as one.
pub(crate) async fn read_parameters<T: DeserializeOwned + ApiValidate>(
    part: RequestPart,
    query: &str,
    validator: &Validator,
    context: &T::Context,
    resolver: Option<&SharedResolver>,
) -> Result<Validated<T>, ApiError> {
    let read = validator.from_query_str_resolved(query, context, &Offered(resolver)).await;
    read.map_err(|error| answer(error, part))
}

#[cold]
pub(super) fn unsupported(expected: &'static str) -> ApiError {
    ApiError::from_status(415).telling(Told::MediaType(expected))
}
