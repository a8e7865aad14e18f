use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(range(above = 1, below = 1))]
    quantity: u32,
}

fn main() {}
