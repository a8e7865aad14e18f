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

impl Role {
    /// The role of this name, in the database and in the catalogue.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "Reader" => Some(Self::Reader),
            "Editor" => Some(Self::Editor),
            "Admin" => Some(Self::Admin),
            _ => None,
        }
    }
}

impl FromSql for Role {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::named(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}
