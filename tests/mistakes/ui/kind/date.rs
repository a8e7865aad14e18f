use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date)]
    placed: u64,
}

fn main() {}
