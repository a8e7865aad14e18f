//! The requests, as a service declares them. The attributes are all there is to their validation.

#![allow(clippy::struct_field_names)] // the names are the interface's

use api_validate::ApiValidate;
use serde::Deserialize;

/// Creates a document. Its client writes names in `PascalCase`.
#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct CreateDocument {
    #[api(required, length(max = 255))]
    title: String,
    #[api(date(max = today))]
    document_date: String,
    #[api(date(after = document_date))]
    due_date: Option<String>,
    #[api(number(scale = 2), range(min = 0, max = 1_000_000))]
    amount: Option<String>,
    #[api(range(min = 1, max = 10_000))]
    page_count: u16,
    #[api(pattern(
        "^[A-Z]{3}-[0-9]{6}$",
        criteria = "three letters, a dash and six digits, such as INV-000042"
    ))]
    reference: Option<String>,
    #[serde(default)]
    #[api(length(max = 20), unique, each(required, length(max = 50)))]
    tags: Vec<String>,
    #[serde(default)]
    #[api(unique(by = name))]
    metadata: Vec<MetadataItem>,
    #[api(absent)]
    document_id: Option<String>,
}

/// A name and a value that belong to a document.
#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "PascalCase")]
struct MetadataItem {
    #[api(required, length(max = 100))]
    name: String,
    #[api(length(max = 4000))]
    value: String,
}

/// Creates an organisation with its users. Its client writes names in `camelCase`.
#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CreateOrganisation {
    #[api(required, length(max = 64))]
    partner_client_id: String,
    #[api(pattern("^([0-9]{8}|[A-Z]{2}[0-9]{6})$", criteria = "a company number, such as 11752182"))]
    companies_house_number: String,
    #[api(required, length(max = 160))]
    company_name: String,
    #[api(required, unique(by = email), any(is_active_admin,
        criteria = "at least one user with the role Admin who is active",
        message = "Add a user with the role Admin who is active."))]
    users: Vec<User>,
    #[api(absent)]
    organisation_id: Option<String>,
}

/// A user of an organisation.
#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase")]
struct User {
    #[api(absent)]
    user_id: Option<String>,
    #[api(email)]
    email: String,
    #[api(required, length(max = 70))]
    first_name: String,
    #[api(required, length(max = 70))]
    last_name: String,
    #[api(one_of("Admin", "User"))]
    role: String,
    active: bool,
}

fn is_active_admin(user: &User) -> bool {
    user.role == "Admin" && user.active
}
