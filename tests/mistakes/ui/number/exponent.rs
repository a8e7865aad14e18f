use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(range(max = 1e9223372036854775809))]
    quantity: f64,
}

fn main() {}
