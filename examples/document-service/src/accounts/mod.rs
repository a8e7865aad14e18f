//! Accounts: signing in, and changing a password.

mod memory;
mod password;
mod sign_in;
mod store;

use std::time::Duration;

use api_validate::{ApiError, ApiSchema, ApiValidate, axum::ValidJson, response::ErrorType};
use axum::{
    Json,
    extract::State,
    http::{HeaderName, StatusCode, header::CACHE_CONTROL},
};
use serde::{Deserialize, Serialize};
use tokio::task::spawn_blocking;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use self::{memory::Memories, sign_in::check};
pub(crate) use self::{memory::Memory, password::hash_password};
use crate::{App, database::internal, docs::Unknown, tokens::challenge};

/// Each hash of a password takes 19 MiB and some time: not more than so many at once.
const HASHES_AT_ONCE: usize = 4;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(sign_in)).routes(routes!(change_password))
}

/// How sign-in deals with guessing.
pub(crate) struct SignInPolicy {
    max_failures: u32,
    lock_time: Duration,
    memories: Memories,
}

impl SignInPolicy {
    pub(crate) fn new(max_failures: u32, lock_time: Duration) -> Self {
        Self { max_failures, lock_time, memories: Memories::new(HASHES_AT_ONCE) }
    }
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct SignIn {
    #[api(required, length(max = 100))]
    #[schema(example = "edgar")]
    user_name: String,
    #[api(required, length(max = 200))]
    #[schema(example = "correct horse battery staple", format = Password)]
    password: String,
}

/// A token, for the header `Authorization: Bearer …`.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
struct SignedIn {
    token: String,
    /// In seconds.
    expires_in: u64,
}

/// Gives a token to who knows the password.
#[utoipa::path(
    post, path = "/sign-in", tag = "accounts",
    request_body = SignIn,
    responses((status = 200, description = "Signed in.", body = SignedIn), Unknown),
)]
async fn sign_in(
    State(app): State<App>,
    ValidJson(request): ValidJson<SignIn>,
) -> Result<([(HeaderName, &'static str); 1], Json<SignedIn>), ApiError> {
    let request = request.into_inner();
    let (account, _) = check(&app, request.user_name, request.password).await?;
    if account.password_expired {
        return Err(challenge(ErrorType::AccountPasswordChangeRequired.into()));
    }
    let token = app.tokens().issue(account.name)?;
    // Nobody on the way keeps a token: RFC 6749, section 5.1.
    let no_store = [(CACHE_CONTROL, "no-store")];
    Ok((no_store, Json(SignedIn { token, expires_in: app.tokens().life().as_secs() })))
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct ChangePassword {
    #[api(required, length(max = 100))]
    #[schema(example = "petra")]
    user_name: String,
    #[api(required, length(max = 200))]
    #[schema(example = "correct horse battery staple", format = Password)]
    password: String,
    #[api(required, length(min = 12, max = 200))]
    #[schema(example = "a passphrase of four words", format = Password)]
    new_password: String,
}

/// Changes a password.
#[utoipa::path(
    post, path = "/change-password", tag = "accounts",
    request_body = ChangePassword,
    responses((status = 204, description = "Sign in with the new password."), Unknown),
)]
async fn change_password(
    State(app): State<App>,
    ValidJson(request): ValidJson<ChangePassword>,
) -> Result<StatusCode, ApiError> {
    let request = request.into_inner();
    let (account, mut lent) = check(&app, request.user_name, request.password).await?;
    let hash = move || hash_password(&request.new_password, &mut lent.memory);
    let hash = spawn_blocking(hash).await.map_err(internal)?.map_err(internal)?;
    app.database().run(move |connection| Ok(store::set_password(connection, &account.name, &hash)?)).await?;
    Ok(StatusCode::NO_CONTENT)
}
