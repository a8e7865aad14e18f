use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(at_least_one(total, tax))]
struct Order {
    total: u32,
    tax: Option<u32>,
}

fn main() {}
