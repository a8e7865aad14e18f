//! Reading the parts of a request, each to a value that was checked or to the error to answer with.

use serde::de::DeserializeOwned;

use super::{is_form, is_json};
use crate::{
    ApiError, ApiValidate, Validated, Validator,
    lookups::{Lookups, ResolveError, Resolver, SharedResolver},
};

/// Reads a JSON body; an empty one is none. What has to be looked up needs a resolver.
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
    match resolver {
        Some(resolver) => Ok(validator.from_json_slice_resolved(body, context, resolver).await?),
        None => validator.from_json_slice_resolved(body, context, &Nobody).await.map_err(unresolved),
    }
}

/// Where there is no resolver.
struct Nobody;

impl Resolver for Nobody {
    type Error = Self;

    async fn resolve(&self, _: &mut Lookups) -> Result<(), Self> {
        Err(Self)
    }
}

#[cold]
fn unresolved(error: ResolveError<Nobody>) -> ApiError {
    match error {
        ResolveError::Invalid(errors) => errors.into(),
        ResolveError::Failed(Nobody) => ApiError::from_status(500)
            .caused_by("rules look something up: the request or the application needs a `SharedResolver`"),
    }
}

/// Reads a form's body.
pub(crate) fn read_form<T: DeserializeOwned + ApiValidate>(
    content_type: Option<&str>,
    body: &[u8],
    validator: &Validator,
    context: &T::Context,
) -> Result<Validated<T>, ApiError> {
    if !content_type.is_some_and(is_form) {
        return Err(unsupported("application/x-www-form-urlencoded"));
    }
    // What is percent-encoded is turned to text later on: what stands in a form itself is ASCII.
    let Ok(form) = core::str::from_utf8(body) else {
        return Err(ApiError::from_status(400).detail("The form must be text in UTF-8, percent-encoded."));
    };
    read_parameters(form, validator, context)
}

/// Reads a query string, or whatever was brought to its form.
pub(crate) fn read_parameters<T: DeserializeOwned + ApiValidate>(
    query: &str,
    validator: &Validator,
    context: &T::Context,
) -> Result<Validated<T>, ApiError> {
    Ok(validator.from_query_str(query, context)?)
}

#[cold]
fn unsupported(expected: &'static str) -> ApiError {
    let detail = alloc::format!("Send the body as {expected}, and say so in the header Content-Type.");
    ApiError::from_status(415).detail(detail)
}
