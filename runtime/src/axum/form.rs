//! Forms.

use axum::{
    extract::{FromRequest, OptionalFromRequest, Request},
    http::Method,
};
use serde::de::DeserializeOwned;

use super::{
    ProvideContext, extractor,
    request::{Received, resolver, validator},
};
use crate::{ApiError, ApiValidate, Validated, http, response::RequestPart};

/// A form that passed validation: the query string of a GET or HEAD request, the body of any other.
///
/// It is read as [`query::from_str`](crate::query::from_str) reads a query string. A body of another type than
/// `application/x-www-form-urlencoded` is answered with 415, as is one with a `Content-Encoding`; one over axum's
/// `DefaultBodyLimit` with 413.
///
/// `Option<ValidForm<T>>` is `None` only if there is no query string or no body; it refuses what `ValidForm<T>`
/// refuses.
#[derive(Clone, Copy, Debug)]
pub struct ValidForm<T>(pub Validated<T>);

extractor!(ValidForm);

impl<T, S> FromRequest<S> for ValidForm<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sync> + Send + Sync,
    S: ProvideContext<T::Context> + Send + Sync,
{
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        Sent::new(request, state).await?.read(state).await
    }
}

impl<T, S> OptionalFromRequest<S> for ValidForm<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sync> + Send + Sync,
    S: ProvideContext<T::Context> + Send + Sync,
{
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, ApiError> {
        let sent = Sent::new(request, state).await?;
        if sent.is_empty() { Ok(None) } else { sent.read(state).await.map(Some) }
    }
}

/// The places that a form is read from.
enum Sent {
    Query(Request),
    Body(Received),
}

impl Sent {
    async fn new<S: Send + Sync>(request: Request, state: &S) -> Result<Self, ApiError> {
        match *request.method() {
            Method::GET | Method::HEAD => Ok(Self::Query(request)),
            _ => Received::new(request, state).await.map(Self::Body),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Query(request) => request.uri().query().is_none_or(str::is_empty),
            Self::Body(received) => received.body.is_empty(),
        }
    }

    async fn read<T, S>(self, state: &S) -> Result<ValidForm<T>, ApiError>
    where
        T: DeserializeOwned + ApiValidate,
        S: ProvideContext<T::Context>,
    {
        let context = state.context();
        let form = match self {
            Self::Query(request) => {
                let (parts, _) = request.into_parts();
                let (validator, resolver) = (validator(&parts.extensions), resolver(&parts.extensions));
                let query = parts.uri.query().unwrap_or_default();
                http::read_parameters(RequestPart::Query, query, &validator, context, resolver.as_ref()).await
            }
            Self::Body(received) => {
                let (content_type, resolver) = (received.content_type(), received.resolver.as_ref());
                http::read_form(content_type, &received.body, &received.validator, context, resolver).await
            }
        };
        form.map(ValidForm)
    }
}
