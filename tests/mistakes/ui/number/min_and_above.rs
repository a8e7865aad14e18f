use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(range(min = 1, above = 1))]
    quantity: u32,
}

fn main() {}
