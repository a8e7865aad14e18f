use api_validate::ApiValidate;
use serde::Deserialize;

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "type")]
enum Event {
    Flag(bool),
    Name(String),
    Count(Option<u32>),
    List(Vec<u8>),
    Pair((u8, u8)),
    Day(chrono::NaiveDate),
    Large(u128),
}

fn main() {}
