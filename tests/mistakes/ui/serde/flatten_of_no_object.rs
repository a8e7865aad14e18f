use api_validate::ApiValidate;
use serde::Deserialize;

#[derive(Deserialize, ApiValidate)]
struct Line {
    #[serde(flatten)]
    list: Vec<u8>,
    #[serde(flatten)]
    text: String,
    #[serde(flatten)]
    number: Option<u32>,
    #[serde(flatten)]
    pair: (u8, u8),
}

#[derive(Deserialize, ApiValidate)]
enum Choice {
    One {
        #[serde(flatten)]
        #[api(length(max = 5))]
        list: Vec<u8>,
    },
}

fn main() {}
