use api_validate::ApiValidate;
use serde::Deserialize;

#[derive(Deserialize, ApiValidate)]
struct Amount {
    value: u128,
}

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "type")]
enum Payment<'a> {
    Card(Amount),
    Cash { note: &'a str, amounts: Vec<Amount> },
}

fn main() {}
