use std::collections::BTreeMap;

use api_validate::ApiValidate;

struct Line {
    sku: String,
}

#[derive(ApiValidate)]
struct Order {
    lines: BTreeMap<String, Line>,
}

fn main() {}
