use std::collections::HashMap;

use api_validate::ApiValidate;

#[derive(PartialEq, Eq, Hash)]
struct Region(u8);

#[derive(ApiValidate)]
struct Line {
    #[api(required)]
    sku: String,
}

#[derive(ApiValidate)]
struct Order {
    by_region: HashMap<Region, Line>,
}

fn main() {}
