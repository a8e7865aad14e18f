use api_validate::{ApiValidate, Patch};

#[derive(serde::Deserialize, ApiValidate)]
struct Update {
    #[api(not_null)]
    title: Patch<String>,
    note: api_validate::Patch<u32>,
    #[serde(default)]
    amount: Patch<u32>,
}

fn main() {}
