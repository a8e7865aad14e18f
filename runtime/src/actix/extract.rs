//! What the extractors need of a request.

use alloc::boxed::Box;
use core::{any::Any, future::Future, ops::Deref, panic::Location, pin::Pin};

use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    dev::Payload,
    http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue, TRANSFER_ENCODING},
    web,
};

use super::{held::Found, optional::is_optional};
use crate::{ApiError, Validator, http, lookups::SharedResolver};

/// The settings that a middleware or the application chose, or the usual ones.
pub(super) fn validator(request: &HttpRequest) -> Validator {
    let own = request.extensions().get::<Validator>().copied();
    own.or_else(|| request.app_data().copied()).unwrap_or_default()
}

/// Who looks things up for this request, or for all.
pub(super) fn resolver(request: &HttpRequest) -> Option<SharedResolver> {
    let own = request.extensions().get::<SharedResolver>().cloned();
    own.or_else(|| request.app_data().cloned())
        .or_else(|| request.app_data::<web::Data<SharedResolver>>().map(|data| data.get_ref().clone()))
}

/// The context of rules.
pub(super) enum Context<'r, C: 'static> {
    OfRequest(web::Data<C>),
    OfApplication(&'r C),
}

impl<C> Deref for Context<'_, C> {
    type Target = C;

    fn deref(&self) -> &C {
        match self {
            Self::OfRequest(context) => context,
            Self::OfApplication(context) => context,
        }
    }
}

/// The context of this request, or of all.
pub(super) fn context<C: 'static>(request: &HttpRequest) -> Result<Context<'_, C>, ApiError> {
    let none = (&() as &dyn Any).downcast_ref();
    let own = || request.extensions().get::<web::Data<C>>().cloned();
    let shared = || request.app_data::<web::Data<C>>().map(|data| &***data).or_else(|| request.app_data());
    none.map(Context::OfApplication)
        .or_else(|| own().map(Context::OfRequest))
        .or_else(|| shared().map(Context::OfApplication))
        .ok_or_else(no_context::<C>)
}

#[cold]
fn no_context<C>() -> ApiError {
    let context = core::any::type_name::<C>();
    ApiError::from_status(500).caused_by(alloc::format!(
        "rules need the context `{context}`: register it with `app_data(web::Data::new(…))`, or put a `web::Data` into the request's extensions"
    ))
}

/// Receives a body, up to the limit of the application's [`web::PayloadConfig`]. One that ends too early is an error of
/// the server's, and one that was taken before is the service's mistake.
pub(super) fn body(
    request: &HttpRequest,
    payload: &mut Payload,
) -> impl Future<Output = Result<web::Bytes, ApiError>> + use<> {
    let is_taken = is_taken(request, payload);
    let (bytes, request) = (web::Bytes::from_request(request, payload), request.clone());
    async move {
        if is_taken {
            return Err(taken());
        }
        let received = bytes.await.map_err(|error| {
            let status = error.as_response_error().status_code().as_u16();
            ApiError::from_status(status).caused_by(alloc::format!("{error}"))
        });
        http::uncoded(received, request.headers().get_all(CONTENT_ENCODING).map(HeaderValue::as_bytes))
    }
}

/// Whether there was a body, and another extractor or a middleware has taken it.
fn is_taken(request: &HttpRequest, payload: &Payload) -> bool {
    let headers = request.headers();
    let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    matches!(payload, Payload::None)
        && (headers.contains_key(TRANSFER_ENCODING) || length.is_some_and(|length| length > 0))
}

#[cold]
fn taken() -> ApiError {
    ApiError::from_status(500).caused_by(
        "another extractor or a middleware has taken the body: a request has one, and one extractor reads it",
    )
}

/// An extractor of a body, which `caller` called: receives the body, and reads it.
pub(super) fn of_body<V: 'static>(
    request: &HttpRequest,
    payload: &mut Payload,
    caller: &'static Location<'static>,
    read: impl AsyncFnOnce(&HttpRequest, web::Bytes) -> Result<V, ApiError> + 'static,
) -> Pin<Box<dyn Future<Output = Result<V, ApiError>>>> {
    let is_optional = is_optional(request, caller);
    let (request, body) = (request.clone(), body(request, payload));
    Box::pin(async move {
        let (found, is_sent) = match body.await {
            Ok(body) => {
                let is_sent = !body.is_empty();
                (read(&request, body).await, is_sent)
            }
            Err(error) => (Err(error), true),
        };
        Found::new(found, is_sent && is_optional, &request).await
    })
}

pub(super) fn content_type(request: &HttpRequest) -> Option<&str> {
    request.headers().get(CONTENT_TYPE)?.to_str().ok()
}
