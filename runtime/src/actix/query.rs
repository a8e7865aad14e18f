//! Query strings.

use core::panic::Location;

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use serde::de::DeserializeOwned;

use super::{
    extract::{context, validator},
    extractor,
    held::Found,
    optional::is_optional,
};
use crate::{ApiError, ApiValidate, Validated, http};

/// A query string that passed validation, read as [`query::from_str`](crate::query::from_str) reads it. None is the
/// same as an empty one.
///
/// `Option<ValidQuery<T>>` is `None` where none was sent and one is needed: see the [module](super).
#[derive(Clone, Copy, Debug)]
pub struct ValidQuery<T>(pub Validated<T>);

extractor!(ValidQuery);

impl<T> FromRequest for ValidQuery<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sized + 'static>,
{
    type Error = ApiError;
    type Future = Found<Self>;

    #[track_caller]
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let query = request.query_string();
        let found = context(request)
            .and_then(|context| http::read_parameters(query, &validator(request), context).map(Self));
        let is_lost = !query.is_empty() && is_optional(request, Location::caller());
        Found::new(found, is_lost, request)
    }
}
