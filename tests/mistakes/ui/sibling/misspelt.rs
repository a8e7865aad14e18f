use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    start: String,
    #[api(date(after = strat))]
    end: String,
}

fn main() {}
