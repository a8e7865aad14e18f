use std::collections::BTreeMap;

use api_validate::ApiValidate;
use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "type")]
enum Event {
    Made { raw: Box<RawValue> },
}

#[derive(Deserialize, ApiValidate)]
struct Rest {
    #[serde(flatten)]
    rest: BTreeMap<String, Box<RawValue>>,
}

fn main() {}
