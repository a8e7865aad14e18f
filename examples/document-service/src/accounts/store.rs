//! Accounts in SQL.

use rusqlite::{Connection, OptionalExtension, Result, Row, named_params};

pub(super) struct Account {
    pub(super) name: String,
    pub(super) password_hash: String,
    pub(super) disabled: bool,
    pub(super) password_expired: bool,
    pub(super) failures: u32,
    pub(super) locked_until: i64,
}

impl Account {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            name: row.get("name")?,
            password_hash: row.get("password_hash")?,
            disabled: row.get("disabled")?,
            password_expired: row.get("password_expired")?,
            failures: row.get("failures")?,
            locked_until: row.get("locked_until")?,
        })
    }
}

pub(super) fn find(connection: &Connection, name: &str) -> Result<Option<Account>> {
    connection
        .prepare_cached("SELECT * FROM account WHERE name = :name")?
        .query_row(named_params! { ":name": name }, Account::read)
        .optional()
}

/// Counts a wrong password; the one that is too many locks the account, and the count starts anew.
pub(super) fn count_failure(connection: &Connection, name: &str, max: u32, until: i64) -> Result<()> {
    connection.execute(
        "UPDATE account SET
             locked_until = CASE WHEN failures + 1 >= :max THEN :until ELSE locked_until END,
             failures = CASE WHEN failures + 1 >= :max THEN 0 ELSE failures + 1 END
         WHERE name = :name",
        named_params! { ":name": name, ":max": max, ":until": until },
    )?;
    Ok(())
}

pub(super) fn forget_failures(connection: &Connection, name: &str) -> Result<()> {
    connection
        .execute("UPDATE account SET failures = 0 WHERE name = :name", named_params! { ":name": name })?;
    Ok(())
}

pub(super) fn set_password(connection: &Connection, name: &str, hash: &str) -> Result<()> {
    connection.execute(
        "UPDATE account SET password_hash = :hash, password_expired = 0 WHERE name = :name",
        named_params! { ":name": name, ":hash": hash },
    )?;
    Ok(())
}
