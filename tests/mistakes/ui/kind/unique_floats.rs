use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(unique)]
    totals: Vec<f64>,
}

fn main() {}
