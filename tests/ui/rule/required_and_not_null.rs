use api_validate::{ApiValidate, Patch};

#[derive(serde::Deserialize, ApiValidate)]
struct Update {
    #[api(required, not_null)]
    #[serde(default)]
    title: Patch<String>,
}

fn main() {}
