//! The documents, as clients get them.

use api_validate::{ApiSchema, ApiValidate, Patch, metadata::NameValue};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::UpdateDocument;

/// A document.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Document {
    /// Its number.
    pub document_id: i64,
    /// What it is called.
    pub title: String,
    /// The day it is of, as dd/MMM/YYYY.
    #[schema(example = "30/JUL/1966")]
    pub document_date: String,
    /// What it is about, in money.
    #[schema(example = "125.50")]
    pub amount: Option<Decimal>,
    /// What its author calls it.
    pub reference: Option<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// What else is known of it.
    pub metadata: Vec<MetadataItem>,
    /// The account that owns it.
    pub user_id: String,
    /// Where it is filed.
    pub folder_id: Option<i64>,
    /// Who sees it besides.
    pub shares: Vec<Share>,
    /// The account that made it.
    pub created_by: String,
    /// In UTC.
    #[schema(example = "2026-01-05T09:00:00Z")]
    pub created_at: String,
}

/// A name and a value that belong to a document, as the catalogue asks for.
#[derive(Clone, Debug, Serialize, Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "PascalCase")]
pub struct MetadataItem {
    /// The attribute: one that the catalogue knows.
    #[schema(example = "Department")]
    pub name: String,
    /// Its value.
    #[api(length(max = 4000))]
    #[schema(example = "Finance")]
    pub value: String,
}

impl NameValue for MetadataItem {
    fn name(&self) -> &str {
        &self.name
    }

    fn value(&self) -> &str {
        &self.value
    }
}

/// Somebody who sees a document, wherever it is filed.
#[derive(Clone, Debug, Serialize, Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub struct Share {
    /// The name of the account.
    #[api(required, length(max = 100), resource("User"))]
    #[schema(example = "rita")]
    pub user_id: String,
    /// The account's address, to be sure who is meant. It is not kept.
    #[serde(skip_serializing)]
    #[api(email, id_value("User", id = user_id))]
    #[schema(example = "rita@example.com")]
    pub email: Option<String>,
}

/// A page of the list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DocumentList {
    /// In the order that was asked for.
    pub documents: Vec<Document>,
    /// Which page it is, counted from 1.
    pub page: u32,
    /// So many documents are on a page.
    pub page_size: u32,
    /// So many documents there are on all pages.
    pub total: i64,
}

impl Document {
    /// Changes what was sent.
    pub(super) fn apply(&mut self, changes: UpdateDocument) {
        set(&mut self.title, changes.title);
        set(&mut self.document_date, changes.document_date);
        set(&mut self.amount, optional(changes.amount));
        set(&mut self.reference, optional(changes.reference));
        set(&mut self.tags, changes.tags);
        set(&mut self.metadata, changes.metadata);
        set(&mut self.user_id, changes.user_id);
        set(&mut self.folder_id, optional(changes.folder_id));
        set(&mut self.shares, changes.shares);
    }
}

/// Sets a value that was sent; null is the value that nothing was ever put in.
fn set<T: Default>(value: &mut T, change: Patch<T>) {
    if let Some(change) = change.into_option() {
        *value = change.unwrap_or_default();
    }
}

fn optional<T>(change: Patch<T>) -> Patch<Option<T>> {
    match change {
        Patch::Absent => Patch::Absent,
        Patch::Null => Patch::Null,
        Patch::Value(value) => Patch::Value(Some(value)),
    }
}
