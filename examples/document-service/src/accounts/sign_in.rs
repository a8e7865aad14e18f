//! Whether somebody is who they say.

use std::time::{SystemTime, UNIX_EPOCH};

use api_validate::{ApiError, response::ErrorType};

use super::{
    memory::Lent,
    password::is_password,
    store::{self, Account},
};
use crate::{App, database::internal, tokens::challenge};

/// The account of this name, if the password is right and the account may be used; and the memory that was used to find
/// out, which others wait for.
///
/// That an account is disabled is for its owner to know, who has its password. That it is locked is said before the
/// password is looked at: a lock would not stop a guesser who still learned which guess is right.
pub(super) async fn check(app: &App, name: String, password: String) -> Result<(Account, Lent), ApiError> {
    // It is had before the account is looked at, and kept until a wrong password is counted: not more guesses than that
    // are under way when an account gets locked.
    let lent = app.policy().memories.lend().await?;
    let now = seconds_since_1970();
    let account = app.database().run(move |connection| Ok(store::find(connection, &name)?)).await?;
    if account.as_ref().is_some_and(|account| account.locked_until > now) {
        return Err(challenge(ErrorType::AccountLocked.into()));
    }
    let (account, is_right, lent) = verify(account, password, lent).await?;
    let account = match account {
        Some(account) if is_right => accept(app, account).await,
        Some(account) => refuse(app, account, now).await,
        None => Err(challenge(ErrorType::AuthenticationFailure.into())),
    };
    Ok((account?, lent))
}

/// Takes its time without an account too: how long an answer takes must not tell which names there are.
async fn verify(
    account: Option<Account>,
    password: String,
    mut lent: Lent,
) -> Result<(Option<Account>, bool, Lent), ApiError> {
    let verify = move || {
        let hash = account.as_ref().map(|account| account.password_hash.as_str());
        let is_right = is_password(&password, hash, &mut lent.memory);
        (account, is_right, lent)
    };
    tokio::task::spawn_blocking(verify).await.map_err(internal)
}

async fn accept(app: &App, account: Account) -> Result<Account, ApiError> {
    if account.disabled {
        return Err(challenge(ErrorType::AccountDisabled.into()));
    }
    if account.failures > 0 {
        let name = account.name.clone();
        app.database().run(move |connection| Ok(store::forget_failures(connection, &name)?)).await?;
    }
    Ok(account)
}

async fn refuse(app: &App, account: Account, now: i64) -> Result<Account, ApiError> {
    let max = app.policy().max_failures;
    let until = now.saturating_add_unsigned(app.policy().lock_time.as_secs());
    app.database()
        .run(move |connection| Ok(store::count_failure(connection, &account.name, max, until)?))
        .await?;
    Err(challenge(ErrorType::AuthenticationFailure.into()))
}

fn seconds_since_1970() -> i64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(elapsed.as_secs()).unwrap_or(i64::MAX)
}
