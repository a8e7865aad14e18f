//! What an account may do.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use serde::{Deserialize, Serialize};

/// What an account may do; each role may do what those before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// Read documents.
    Reader,
    /// Create and change documents.
    Editor,
    /// Open and close the restore point.
    Admin,
}

impl FromSql for Role {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "Reader" => Ok(Self::Reader),
            "Editor" => Ok(Self::Editor),
            "Admin" => Ok(Self::Admin),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
