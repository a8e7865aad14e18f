use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(suffix('x'))]
    reference: String,
    #[api(contains('x'))]
    part: String,
    #[api(not_contains(1.5))]
    item: Vec<f64>,
    #[api(contains(true), contains(""))]
    flags: Vec<bool>,
}

fn main() {}
