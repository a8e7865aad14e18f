//! The only way to the database.

use std::{
    error::Error,
    sync::{Arc, Mutex, PoisonError},
};

use api_validate::{ApiError, ValidationErrors, response::ErrorType};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::restore_point;

/// A connection that requests take in turn: `SQLite` has one writer at a time in any case, and a service that reads much
/// would have a pool of readers besides.
#[derive(Clone)]
pub struct Database(Arc<Mutex<Connection>>);

impl Database {
    pub(crate) fn new(connection: Connection) -> Self {
        Self(Arc::new(Mutex::new(connection)))
    }

    /// Runs `work` on a thread that may wait, since the driver has no asynchronous interface.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, DatabaseError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let connection = Arc::clone(&self.0);
        // A panic rolls its transaction back: the connection stays good.
        let work = move || work(&mut connection.lock().unwrap_or_else(PoisonError::into_inner));
        match tokio::task::spawn_blocking(work).await {
            Ok(done) => done.map_err(ApiError::from),
            Err(panic) => Err(internal(panic)),
        }
    }

    /// Changes documents in one transaction, which is refused while a restore point is open.
    pub async fn change<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, DatabaseError> + Send + 'static,
    ) -> Result<T, ApiError> {
        self.run(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            if restore_point::is_open(&transaction)? {
                return Err(DatabaseError::RestorePointOpen);
            }
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        })
        .await
    }
}

/// Why the database did not do what was asked for.
#[derive(Debug)]
pub enum DatabaseError {
    /// Documents cannot be changed now.
    RestorePointOpen,
    /// A rule forbids it, in view of what the database holds.
    Refused(ValidationErrors),
    /// The database failed, or holds what cannot be there.
    Failed(Box<dyn Error + Send + Sync>),
}

impl<E: Error + Send + Sync + 'static> From<E> for DatabaseError {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl From<DatabaseError> for ApiError {
    fn from(error: DatabaseError) -> Self {
        match error {
            DatabaseError::RestorePointOpen => ErrorType::RestorePointOpen.into(),
            DatabaseError::Refused(errors) => errors.into(),
            DatabaseError::Failed(cause) => internal(cause),
        }
    }
}

/// The client learns that something failed; the log learns what.
pub(crate) fn internal(cause: impl Into<Box<dyn Error + Send + Sync>>) -> ApiError {
    ApiError::from(ErrorType::InternalError).caused_by(cause)
}
