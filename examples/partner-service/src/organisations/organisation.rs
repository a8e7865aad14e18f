//! What is kept, and answered with.

#![allow(clippy::struct_field_names)] // the names are the interface's

use api_validate::{ApiSchema, ApiValidate};
use rusqlite::{
    ToSql,
    types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An organisation with its users.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Organisation {
    pub(crate) organisation_id: Uuid,
    pub(crate) partner_client_id: String,
    pub(crate) companies_house_number: String,
    pub(crate) company_name: String,
    pub(crate) users: Vec<User>,
}

/// A user of an organisation.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct User {
    pub(crate) user_id: Uuid,
    pub(crate) email: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) role: Role,
    pub(crate) active: bool,
}

/// What a user may do in an organisation.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ApiValidate, ApiSchema)]
pub(crate) enum Role {
    Admin,
    User,
}

impl Role {
    fn as_str(self) -> &'static str {
        match self {
            Self::Admin => "Admin",
            Self::User => "User",
        }
    }
}

impl ToSql for Role {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.as_str().into())
    }
}

impl FromSql for Role {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        [Self::Admin, Self::User]
            .into_iter()
            .find(|role| role.as_str() == name)
            .ok_or(FromSqlError::InvalidType)
    }
}

/// One page of a partner's organisations, without their users.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Page {
    pub(crate) organisations: Vec<Summary>,
    pub(crate) total: i64,
}

/// An organisation in a list.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Summary {
    pub(crate) organisation_id: Uuid,
    pub(crate) partner_client_id: String,
    pub(crate) companies_house_number: String,
    pub(crate) company_name: String,
}
