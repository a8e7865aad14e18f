use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(range(min = true))]
    quantity: u32,
}

fn main() {}
