use api_validate::ApiValidate;
use serde::Deserialize;

#[derive(Deserialize, ApiValidate)]
#[api(at_least_one(iban, card), exactly_one(iban, kind))]
struct Payment {
    iban: Option<String>,
    #[serde(flatten)]
    card: Option<Card>,
    #[serde(skip)]
    kind: Option<String>,
}

#[derive(Deserialize, ApiValidate)]
struct Card {
    number: String,
}

fn main() {}
