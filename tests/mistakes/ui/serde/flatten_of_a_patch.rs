use api_validate::{ApiValidate, Patch};
use serde::Deserialize;

#[derive(Deserialize, ApiValidate)]
struct Part {
    a: Option<u8>,
}

#[derive(Deserialize, ApiValidate)]
struct Update {
    #[serde(flatten)]
    part: Patch<Part>,
    #[serde(flatten, default)]
    other: Patch<Part>,
}

fn main() {}
