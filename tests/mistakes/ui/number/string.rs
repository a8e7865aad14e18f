use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(range(min = "0"))]
    quantity: u32,
    #[api(range(max = "many"))]
    total: u32,
}

fn main() {}
