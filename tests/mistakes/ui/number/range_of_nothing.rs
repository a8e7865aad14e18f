use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(range)]
    quantity: u32,
    #[api(range())]
    total: u32,
}

fn main() {}
