//! The only way to the database.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use actix_web::web;
use api_validate::{ApiError, response::ProblemType};
use rusqlite::{Connection, Transaction, TransactionBehavior, ffi};

use crate::access;

/// A connection that requests take in turn. `SQLite` has one writer at a time in any case; a service that reads much
/// would have a pool of readers besides.
pub(crate) struct Database(Arc<Mutex<Connection>>);

impl Database {
    /// Opens the file, or a database in memory, with the demo data in it.
    pub(crate) fn open(file: Option<&Path>) -> rusqlite::Result<Self> {
        let mut connection = file.map_or_else(Connection::open_in_memory, Connection::open)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        let transaction = connection.transaction()?;
        transaction.execute_batch(include_str!("schema.sql"))?;
        transaction.execute_batch(include_str!("seed.sql"))?;
        access::seed(&transaction)?;
        transaction.commit()?;
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    /// Runs `work` on a thread that may wait, since `SQLite` has no asynchronous interface.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, ApiError> {
        let connection = Arc::clone(&self.0);
        // A panic rolls its transaction back: the connection stays good.
        let work = move || work(&mut connection.lock().unwrap_or_else(PoisonError::into_inner));
        match web::block(work).await {
            Ok(done) => done.map_err(|Failure(error)| error),
            Err(panic) => Err(ApiError::from(ProblemType::InternalServerError).caused_by(panic)),
        }
    }

    /// Runs `work` in a transaction, which counts only if it succeeds.
    pub(crate) async fn change<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, ApiError> {
        self.run(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        })
        .await
    }
}

/// Why work with the database did not succeed, as it is answered.
pub(crate) struct Failure(ApiError);

impl Failure {
    /// What `SQLite` refuses because there is one like it already is a conflict.
    pub(crate) fn of_duplicate(error: rusqlite::Error, detail: &'static str) -> Self {
        let code = error.sqlite_error().map(|error| error.extended_code);
        if code == Some(ffi::SQLITE_CONSTRAINT_UNIQUE) {
            return Self(ApiError::from(ProblemType::Conflict).detail(detail).caused_by(error));
        }
        error.into()
    }
}

/// The client learns that something failed; the log learns what.
impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self(ApiError::from(ProblemType::InternalServerError).caused_by(error))
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self(error)
    }
}
