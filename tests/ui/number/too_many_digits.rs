use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(range(max = 999999999999999999999999999999999999999999))]
    quantity: u128,
}

fn main() {}
