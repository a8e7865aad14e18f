//! Parameters of the path.

use axum::{
    extract::{FromRequestParts, OriginalUri, RawPathParams, rejection::RawPathParamsRejection},
    http::request::Parts,
};
use serde::de::DeserializeOwned;

use super::{
    ProvideContext, extractor,
    request::{resolver, validator},
};
use crate::{ApiError, ApiValidate, Validated, http};

/// The parameters of a route's path, after they passed validation.
///
/// A struct reads the parameters with its fields' names. If the route has one parameter, a single value reads it
/// (`u64`, `Uuid`, or a newtype with rules). A tuple reads several, in order. Values are read as
/// [`query::from_str`](crate::query::from_str) reads them, and a record has the parameter's name. If a tuple cannot be
/// read, only the first reason is reported; for a struct, all of them are.
///
/// ```
/// use api_validate::{ApiValidate, axum::ValidPath};
/// use axum::{Router, routing::get};
/// use serde::Deserialize;
///
/// #[derive(Deserialize, ApiValidate)]
/// struct DocumentId(#[api(range(min = 1))] u64);
///
/// async fn read(id: ValidPath<DocumentId>) -> String {
///     format!("This is document {}.", id.0.0)
/// }
///
/// let app: Router = Router::new().route("/documents/{id}", get(read));
/// ```
///
/// If the route has more or fewer parameters than a single value or a tuple, or lacks one that a struct asks for, that is
/// the service's mistake, and the answer is 500.
#[derive(Clone, Copy, Debug)]
pub struct ValidPath<T>(pub Validated<T>);

extractor!(ValidPath);

impl<T, S> FromRequestParts<S> for ValidPath<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sync> + Send + Sync,
    S: ProvideContext<T::Context> + Send + Sync,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        if !is_well_encoded(parts) {
            return Err(http::path_is_no_text(ApiError::from_status(400)));
        }
        let parameters = RawPathParams::from_request_parts(parts, state).await.map_err(refused)?;
        let (validator, resolver) = (validator(&parts.extensions), resolver(&parts.extensions));
        http::read_path(&parameters, &validator, state.context(), resolver.as_ref()).await.map(Self)
    }
}

/// axum takes a `%` that begins no escape for itself.
fn is_well_encoded(parts: &Parts) -> bool {
    // A nested router cuts its own prefix off, which has parameters too.
    let uri = parts.extensions.get().map_or(&parts.uri, |OriginalUri(uri)| uri);
    crate::query::is_well_encoded(uri.path())
}

#[cold]
fn refused(rejection: RawPathParamsRejection) -> ApiError {
    let error = ApiError::from_status(rejection.status().as_u16()).caused_by(rejection);
    if error.status() == 400 { http::path_is_no_text(error) } else { error }
}
