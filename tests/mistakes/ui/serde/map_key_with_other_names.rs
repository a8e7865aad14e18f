use std::collections::BTreeMap;

use api_validate::ApiValidate;

#[derive(PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, ApiValidate)]
enum Region {
    North,
    #[serde(other)]
    Elsewhere,
}

#[derive(serde::Deserialize, ApiValidate)]
struct Order {
    #[api(each(ascii))]
    by_region: BTreeMap<Region, String>,
}

fn main() {}
