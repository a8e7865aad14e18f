//! What a request is checked against, besides the rules that stand in its type.

use std::sync::Arc;

use api_validate::{
    ApiError, ApiValidate, Validated,
    axum::{ProvideContext, ValidJson},
    metadata::JsonCatalog,
};
use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;

use crate::{App, database::internal, tokens::Caller};

/// The catalogue that was in force when the request came, and who sent it.
#[derive(Clone, Debug)]
pub struct RequestContext {
    /// What metadata there is.
    pub catalog: Arc<JsonCatalog>,
    /// Decides which of it may be set.
    pub caller: Caller,
}

/// A request has its own context: it is the state that its body is read with.
impl ProvideContext<Self> for RequestContext {
    fn context(&self) -> &Self {
        self
    }
}

/// A JSON body, checked for its caller: for handlers that ask for a role before it.
#[derive(Debug)]
pub struct Checked<T>(pub Validated<T>);

impl<T> FromRequest<App> for Checked<T>
where
    T: DeserializeOwned + ApiValidate<Context = RequestContext> + Send + Sync,
{
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &App) -> Result<Self, ApiError> {
        let context = request.extensions().get::<RequestContext>().cloned();
        let context = context.ok_or_else(|| internal("this handler asks for no role before its body"))?;
        let ValidJson(body) = ValidJson::from_request(request, &context).await?;
        Ok(Self(body))
    }
}
