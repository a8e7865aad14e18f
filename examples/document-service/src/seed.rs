//! The tables, and what a new database holds: accounts in every state, and a few documents.

use std::error::Error;

use rusqlite::{Connection, named_params};

use crate::accounts::{Memory, hash_password};

const PASSWORD: &str = "correct horse battery staple";

struct Account {
    name: &'static str,
    role: &'static str,
    disabled: bool,
    password_expired: bool,
    locked: bool,
}

const fn account(name: &'static str, role: &'static str) -> Account {
    Account { name, role, disabled: false, password_expired: false, locked: false }
}

const ACCOUNTS: &[Account] = &[
    account("ada", "Admin"),
    account("edgar", "Editor"),
    account("rita", "Reader"),
    Account { disabled: true, ..account("dora", "Editor") },
    Account { locked: true, ..account("lars", "Editor") },
    Account { password_expired: true, ..account("petra", "Editor") },
];

/// Of the tables, as the database's file says it.
const VERSION: u32 = 2;

/// Makes the tables where they are missing, and fills them where they are empty.
pub(crate) fn prepare(connection: &mut Connection) -> Result<(), Box<dyn Error + Send + Sync>> {
    connection
        .execute_batch("PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL;")?;
    // All of it or nothing: the next start would find a half-filled database not empty.
    let transaction = connection.transaction()?;
    check_version(&transaction)?;
    transaction.execute_batch(include_str!("schema.sql"))?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    let is_empty: bool =
        transaction.query_row("SELECT NOT EXISTS (SELECT 1 FROM account)", [], |row| row.get(0))?;
    if is_empty {
        // One salt will do, since everybody may know that they share the password.
        let hash = hash_password(PASSWORD, &mut Memory::new())?;
        ACCOUNTS.iter().try_for_each(|account| add(&transaction, account, &hash))?;
        transaction.execute_batch(include_str!("seed.sql"))?;
    }
    Ok(transaction.commit()?)
}

/// A service that keeps its documents for longer would bring the tables up to date instead.
fn check_version(connection: &Connection) -> Result<(), Box<dyn Error + Send + Sync>> {
    let is_new: bool =
        connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)", [], |row| row.get(0))?;
    let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if is_new || version == VERSION {
        return Ok(());
    }
    Err(format!("the database has tables of version {version}, and this service needs version {VERSION}")
        .into())
}

fn add(connection: &Connection, account: &Account, hash: &str) -> Result<(), Box<dyn Error + Send + Sync>> {
    connection.execute(
        "INSERT INTO account (name, email, password_hash, role, disabled, password_expired, locked_until)
         VALUES (:name, :email, :password_hash, :role, :disabled, :password_expired, :locked_until)",
        named_params! {
            ":name": account.name,
            ":email": format!("{}@example.com", account.name),
            ":password_hash": hash,
            ":role": account.role,
            ":disabled": account.disabled,
            ":password_expired": account.password_expired,
            ":locked_until": if account.locked { i64::MAX } else { 0 },
        },
    )?;
    Ok(())
}
