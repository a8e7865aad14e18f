use std::collections::{BTreeSet, HashSet};

use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(unique)]
    tags: HashSet<String>,
    #[api(length(max = 3), unique(code = "TWICE"))]
    labels: Option<Box<BTreeSet<u8>>>,
    #[api(each(unique))]
    rows: HashSet<Vec<u8>>,
    #[api(unique(by = 0))]
    pairs: BTreeSet<(u8, u8)>,
}

fn main() {}
