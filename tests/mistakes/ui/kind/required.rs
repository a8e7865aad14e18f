use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(required)]
    quantity: u32,
}

fn main() {}
