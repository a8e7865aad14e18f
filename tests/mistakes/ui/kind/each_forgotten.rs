use std::collections::{BTreeMap, BTreeSet};

use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Mail {
    #[api(email)]
    to: Vec<String>,
    #[api(range(min = 1))]
    copies: Option<Vec<u8>>,
    #[api(uuid)]
    ids: BTreeSet<String>,
    #[api(resource("User"))]
    users: [String; 2],
    #[api(prefix("x-"))]
    headers: BTreeMap<String, String>,
}

fn main() {}
