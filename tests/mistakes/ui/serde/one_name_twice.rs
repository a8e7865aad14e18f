#![allow(unreachable_patterns)]

use api_validate::ApiValidate;
use serde::Deserialize;

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase")]
struct Order {
    order_id: String,
    #[serde(rename = "orderId")]
    reference: String,
    #[serde(alias = "reference", alias = "number")]
    #[api(required)]
    customer: String,
    #[serde(rename = "number")]
    count: u32,
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "lowercase")]
enum Payment {
    Card {
        number: String,
        #[serde(rename = "number")]
        code: String,
    },
    #[serde(rename = "card")]
    Transfer,
}

#[derive(Deserialize, ApiValidate)]
struct Separate {
    #[serde(rename(serialize = "id"))]
    first: String,
    #[serde(rename(serialize = "id"), alias = "second", alias = "third")]
    second: String,
    #[serde(skip, rename = "first")]
    third: String,
}

#[derive(Deserialize, ApiValidate)]
#[serde(untagged)]
enum Untagged {
    #[serde(rename = "number")]
    Number(u64),
    #[serde(rename = "number")]
    Text(String),
}

fn main() {}
