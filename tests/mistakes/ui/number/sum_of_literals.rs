use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(range(min = 0.1 + 0.2))]
    amount: f64,
    #[api(range(max = 60 * (60 + 1)))]
    seconds: u32,
    #[api(multiple_of(0.1 * 2.0))]
    price: f64,
}

fn main() {}
