//! Extractors: a handler that takes an [`Editor`] is called for editors only, and before its body is read.

use api_validate::{ApiError, lookups::SharedResolver, metadata, response::ErrorType};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header::AUTHORIZATION, request::Parts},
};

use rusqlite::{Connection, OptionalExtension, named_params};

use super::Role;
use crate::{App, RequestContext, directory::Directory};

/// Who is calling.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The account's name.
    pub name: String,
    /// What it may do.
    pub role: Role,
}

impl Caller {
    /// Whether folders of others, and what is in them, are there for the caller too.
    pub(crate) fn sees_all(&self) -> bool {
        self.role >= Role::Admin
    }
}

/// The catalogue names the roles that may set something.
impl metadata::Caller for Caller {
    fn has(&self, role: &str) -> bool {
        Role::named(role).is_some_and(|role| self.role >= role)
    }
}

/// A caller who may read documents.
#[derive(Debug)]
pub struct Reader(pub Caller);

/// A caller who may change documents.
#[derive(Debug)]
pub struct Editor(pub Caller);

/// A caller who may do everything.
#[derive(Debug)]
pub struct Admin(pub Caller);

impl FromRequestParts<App> for Reader {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        caller(parts, app, Role::Reader).await.map(Self)
    }
}

impl FromRequestParts<App> for Editor {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        caller(parts, app, Role::Editor).await.map(Self)
    }
}

impl FromRequestParts<App> for Admin {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        caller(parts, app, Role::Admin).await.map(Self)
    }
}

/// The caller that the header names, if the role is enough. The rest of the request is checked for them.
async fn caller(parts: &mut Parts, app: &App, least: Role) -> Result<Caller, ApiError> {
    let token = bearer(&parts.headers).ok_or_else(|| ApiError::from(ErrorType::InvalidToken));
    let name = token.and_then(|token| app.tokens().check(token)).map_err(challenge)?;
    let caller = account(app, name).await?;
    if caller.role < least {
        return Err(ErrorType::NotAuthorized.into());
    }
    let directory = Directory::new(app.database().clone(), caller.clone());
    parts.extensions.insert(SharedResolver::new(directory));
    parts.extensions.insert(RequestContext { catalog: app.catalog().load(), caller: caller.clone() });
    Ok(caller)
}

/// An answer with 401 has to say how to sign in.
pub(crate) fn challenge(error: ApiError) -> ApiError {
    error.header("WWW-Authenticate", "Bearer")
}

/// The account as it is now: since the token was given, it may have been disabled, or may do less. Locked it may be: that
/// stops guessers, not who has signed in.
async fn account(app: &App, name: String) -> Result<Caller, ApiError> {
    let find = move |connection: &mut Connection| Ok(find(connection, &name)?.map(|state| (name, state)));
    match app.database().run(find).await? {
        Some((_, State { disabled: true, .. })) => Err(challenge(ErrorType::AccountDisabled.into())),
        Some((_, State { password_expired: true, .. })) => {
            Err(challenge(ErrorType::AccountPasswordChangeRequired.into()))
        }
        Some((name, State { role, .. })) => Ok(Caller { name, role }),
        None => Err(challenge(ErrorType::InvalidToken.into())),
    }
}

/// What an account may do, and whether it may do anything.
struct State {
    role: Role,
    disabled: bool,
    password_expired: bool,
}

fn find(connection: &Connection, name: &str) -> rusqlite::Result<Option<State>> {
    connection
        .prepare_cached("SELECT role, disabled, password_expired FROM account WHERE name = :name")?
        .query_row(named_params! { ":name": name }, |row| {
            let (role, disabled, password_expired) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(State { role, disabled, password_expired })
        })
        .optional()
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim_start())
}
