use api_validate::{ApiValidate, Patch};

#[derive(serde::Deserialize, ApiValidate)]
struct Update {
    #[api(required, not_null)]
    #[serde(default)]
    title: Patch<String>,
}

#[derive(ApiValidate)]
struct Create {
    #[api(required, not_null)]
    title: String,
    #[api(length(max = 5), stop, not_null, required)]
    note: Option<String>,
    #[api(required, each(required, absent))]
    tags: Vec<String>,
}

fn main() {}
