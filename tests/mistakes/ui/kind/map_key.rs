use std::collections::BTreeMap;

use api_validate::ApiValidate;

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Region(u8);

#[derive(ApiValidate)]
struct Order {
    #[api(each(ascii))]
    by_region: BTreeMap<Region, String>,
}

fn main() {}
