use std::collections::{BTreeSet, HashSet};

use api_validate::ApiValidate;

type Labels = BTreeSet<u8>;

#[derive(ApiValidate)]
struct Order {
    #[api(unique)]
    tags: std::collections::HashSet<String>,
    #[api(length(max = 3), stop, unique(code = "TWICE"))]
    labels: Option<Box<Labels>>,
    #[api(each(unique))]
    columns: Vec<HashSet<u8>>,
    #[api(when(true, unique(by = 0)))]
    pairs: BTreeSet<(u8, u8)>,
    #[api(each(unique))]
    rows: HashSet<Vec<u8>>,
}

fn main() {}
