use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern("^[0-9]+$"))]
    quantity: u32,
}

fn main() {}
