use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Line {
    price: f64,
}

#[derive(ApiValidate)]
struct Order {
    #[api(unique(by = price))]
    lines: Vec<Line>,
}

fn main() {}
