//! Whatever a request refers to, looked up as far as its caller may see it.

use api_validate::{
    ApiError,
    lookups::{Lookups, Resolver},
};
use rusqlite::{Connection, named_params};

use crate::{
    database::{Database, DatabaseError, internal},
    tokens::Caller,
};

/// What one caller may see: all accounts that can be used, and the folders that are theirs or everybody's.
pub(crate) struct Directory {
    database: Database,
    caller: Caller,
}

impl Directory {
    pub(crate) fn new(database: Database, caller: Caller) -> Self {
        Self { database, caller }
    }

    async fn users(&self, lookups: &mut Lookups) -> Result<(), ApiError> {
        let ids = as_json(lookups)?;
        for (name, email) in self.database.run(move |connection| users(connection, &ids)).await? {
            lookups.found_with(name, email);
        }
        Ok(())
    }

    async fn folders(&self, lookups: &mut Lookups) -> Result<(), ApiError> {
        let (ids, caller) = (as_json(lookups)?, self.caller.clone());
        for id in self.database.run(move |connection| folders(connection, &ids, &caller)).await? {
            lookups.found(id);
        }
        Ok(())
    }
}

impl Resolver for Directory {
    type Error = ApiError;

    /// One query for each kind, however many ids there are.
    async fn resolve(&self, lookups: &mut Lookups) -> Result<(), ApiError> {
        match lookups.kind() {
            "User" => self.users(lookups).await,
            "Folder" => self.folders(lookups).await,
            kind => Err(internal(format!("nobody knows how to look up a {kind}"))),
        }
    }
}

/// All ids as one parameter of a query.
fn as_json(lookups: &Lookups) -> Result<String, ApiError> {
    serde_json::to_string(&lookups.ids().collect::<Vec<_>>()).map_err(internal)
}

/// Names and addresses.
fn users(connection: &Connection, ids: &str) -> Result<Vec<(String, String)>, DatabaseError> {
    let mut statement = connection.prepare_cached(
        "SELECT name, email FROM account
         WHERE name IN (SELECT value FROM json_each(:ids)) AND NOT disabled",
    )?;
    let users = statement.query_map(named_params! { ":ids": ids }, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(users.collect::<Result<_, _>>()?)
}

/// A folder that the caller may not see is not found, by the same query as one that does not exist.
fn folders(connection: &Connection, ids: &str, caller: &Caller) -> Result<Vec<i64>, DatabaseError> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM folder
         WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(:ids))
             AND (owner IS NULL OR owner = :caller OR :sees_all)",
    )?;
    let parameters = named_params! { ":ids": ids, ":caller": caller.name, ":sees_all": caller.sees_all() };
    let folders = statement.query_map(parameters, |row| row.get(0))?;
    Ok(folders.collect::<Result<_, _>>()?)
}
