use api_validate::ApiValidate;
use serde::Deserialize;

type Amount = u128;

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "type")]
enum Payment {
    Card { amount: u128, limit: Option<i128>, fees: Vec<(u8, u128)> },
    Cash { amount: Amount },
}

#[derive(Deserialize, ApiValidate)]
#[serde(untagged)]
enum Untagged {
    Small(u64),
    Large(std::num::NonZeroU128),
}

#[derive(Deserialize, ApiValidate)]
enum OneUntagged {
    Tagged { amount: u128 },
    #[serde(untagged)]
    Other(u8),
}

fn main() {}
