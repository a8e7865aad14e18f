use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(range(min = 2.5, max = -1))]
    quantity: f64,
}

fn main() {}
