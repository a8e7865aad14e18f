//! Headers.

use axum::{extract::FromRequestParts, http::request::Parts};
use serde::de::DeserializeOwned;

use super::{
    ProvideContext, extractor,
    request::{resolver, validator},
};
use crate::{ApiError, ApiValidate, Validated, http};

/// The headers that a type names, after they passed validation.
///
/// A field reads the header of its name, in any letter case. `#[serde(rename_all = "kebab-case")]` makes `if-match` of
/// `if_match`. Values are read as [`query::from_str`](crate::query::from_str) reads them: numbers and booleans from
/// text, and a repeated header as a list. A list in one line, with commas, is one text. Headers that no field names are
/// ignored, even with `deny_unknown_fields`. A type that accepts any name, such as a map or a type with flattened
/// fields, gets all headers, in lower case.
///
/// ```
/// use api_validate::{ApiValidate, axum::ValidHeaders};
/// use axum::{Router, routing::put};
/// use serde::Deserialize;
///
/// #[derive(Deserialize, ApiValidate)]
/// #[serde(rename_all = "kebab-case")]
/// struct Idempotent {
///     #[api(required, length(max = 64), ascii)]
///     idempotency_key: String,
///     #[serde(rename = "X-Retry")]
///     retry: Option<u8>,
/// }
///
/// async fn pay(headers: ValidHeaders<Idempotent>) -> String {
///     format!("{} was sent {} times", headers.idempotency_key, headers.retry.unwrap_or_default() + 1)
/// }
///
/// let app: Router = Router::new().route("/payments", put(pay));
/// ```
///
/// A value that is not UTF-8 is answered with 400.
#[derive(Clone, Copy, Debug)]
pub struct ValidHeaders<T>(pub Validated<T>);

extractor!(ValidHeaders);

impl<T, S> FromRequestParts<S> for ValidHeaders<T>
where
    T: DeserializeOwned + ApiValidate<Context: Sync> + Send + Sync,
    S: ProvideContext<T::Context> + Send + Sync,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let headers = parts.headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes()));
        let headers = http::headers_of::<T>(headers);
        let (validator, resolver) = (validator(&parts.extensions), resolver(&parts.extensions));
        http::read_headers(headers, &validator, state.context(), resolver.as_ref()).await.map(Self)
    }
}
