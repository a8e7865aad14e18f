//! The requests. Their attributes are all there is to their validation.

use api_validate::{
    ApiSchema, ApiValidate, Patch,
    filter::{Filter, OrderBy},
};
use rust_decimal::Decimal;
use serde::Deserialize;

use super::{MetadataItem, Share};
use crate::RequestContext;

/// A document to be.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
#[api(context = RequestContext)]
pub struct CreateDocument {
    /// What it is called.
    #[api(required, length(max = 255))]
    #[schema(example = "Statement of accounts")]
    pub title: String,
    /// The day it is of, as dd/MMM/YYYY.
    #[api(date(max = today))]
    #[schema(example = "30/JUL/1966")]
    pub document_date: String,
    /// What it is about, in money.
    #[api(number(scale = 2), range(min = 0, max = 1_000_000))]
    #[schema(example = "125.50")]
    pub amount: Option<Decimal>,
    /// What its author calls it.
    #[api(pattern(
        "^[A-Z]{3}-[0-9]{6}$",
        criteria = "three letters, a dash and six digits, such as INV-000042"
    ))]
    #[schema(example = "INV-000042")]
    pub reference: Option<String>,
    /// Words to find it by.
    #[serde(default)]
    #[api(length(max = 20), unique, each(required, length(max = 50)))]
    pub tags: Vec<String>,
    /// What else is known of it.
    #[serde(default)]
    #[api(length(max = 50), metadata(catalog = ctx.catalog, caller = ctx.caller))]
    pub metadata: Vec<MetadataItem>,
    /// Who owns it: the name of an account, and the caller's unless said.
    #[api(length(max = 100), resource("User"))]
    #[schema(example = "ada")]
    pub user_id: Option<String>,
    /// The owner's address: beside `UserId` it has to be that account's.
    #[api(email, id_value("User", id = user_id))]
    #[schema(example = "ada@example.com")]
    pub email: Option<String>,
    /// Where it is filed; everybody sees what is filed nowhere.
    #[api(resource("Folder"))]
    #[schema(example = 1)]
    pub folder_id: Option<i64>,
    /// Who sees it besides, wherever it is filed.
    #[serde(default)]
    #[api(length(max = 500), unique(by = user_id))]
    pub shares: Vec<Share>,
    /// Given by the service: it must not be sent.
    #[api(absent)]
    #[schema(ignore)]
    pub document_id: Option<i64>,
}

/// What to change: what is left out stays as it is, and what is null is cleared.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
#[api(context = RequestContext)]
pub struct UpdateDocument {
    /// It cannot be cleared.
    #[serde(default)]
    #[api(when(!self.title.is_absent(), required), length(max = 255))]
    #[schema(example = "Statement of accounts")]
    pub title: Patch<String>,
    /// It cannot be cleared.
    #[serde(default)]
    #[api(when(!self.document_date.is_absent(), required), date(max = today))]
    #[schema(example = "30/JUL/1966")]
    pub document_date: Patch<String>,
    /// Null clears it.
    #[serde(default)]
    #[api(number(scale = 2), range(min = 0, max = 1_000_000))]
    #[schema(example = "125.50")]
    pub amount: Patch<Decimal>,
    /// Null clears it.
    #[serde(default)]
    #[api(pattern(
        "^[A-Z]{3}-[0-9]{6}$",
        criteria = "three letters, a dash and six digits, such as INV-000042"
    ))]
    #[schema(example = "INV-000042")]
    pub reference: Patch<String>,
    /// All of them; null clears them.
    #[serde(default)]
    #[api(length(max = 20), unique, each(required, length(max = 50)))]
    pub tags: Patch<Vec<String>>,
    /// All of it; null clears it.
    #[serde(default)]
    #[api(length(max = 50), metadata(catalog = ctx.catalog, caller = ctx.caller))]
    pub metadata: Patch<Vec<MetadataItem>>,
    /// It cannot be cleared.
    #[serde(default)]
    #[api(when(!self.user_id.is_absent(), required), length(max = 100), resource("User"))]
    #[schema(example = "ada")]
    pub user_id: Patch<String>,
    /// The new owner's address: beside `UserId` it has to be that account's.
    #[serde(default)]
    #[api(email, id_value("User", id = user_id))]
    #[schema(example = "ada@example.com")]
    pub email: Patch<String>,
    /// Null files it nowhere.
    #[serde(default)]
    #[api(resource("Folder"))]
    #[schema(example = 1)]
    pub folder_id: Patch<i64>,
    /// All of them; null clears them.
    #[serde(default)]
    #[api(length(max = 500), unique(by = user_id))]
    pub shares: Patch<Vec<Share>>,
}

/// Which document.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Path)]
pub struct DocumentPath {
    /// The document's number.
    #[api(range(min = 1))]
    #[param(example = 1)]
    pub document_id: i64,
}

/// Which part of the list.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListDocuments {
    /// Counted from 1.
    #[serde(default = "first")]
    #[api(range(min = 1, max = 1_000_000))]
    #[param(default = 1)]
    pub page: u32,
    /// So many documents are on a page.
    #[serde(default = "twenty")]
    #[api(range(min = 1, max = 100))]
    #[param(default = 20)]
    pub page_size: u32,
    /// Which documents; all, unless said.
    #[api(filter(
        fields(Title: text, DocumentDate: date, Amount: number, Reference: text, UserId: text, CreatedBy: text),
        functions(contains, startswith)
    ))]
    #[param(example = "Amount gt 100 and contains(Title,'accounts')")]
    pub filter: Option<Filter>,
    /// In which order; the newest first, unless said.
    #[api(orderby(fields(DocumentId, Title, DocumentDate, Amount, CreatedAt), max = 1))]
    #[param(example = "DocumentDate desc")]
    pub orderby: Option<OrderBy>,
}

const fn first() -> u32 {
    1
}

const fn twenty() -> u32 {
    20
}
