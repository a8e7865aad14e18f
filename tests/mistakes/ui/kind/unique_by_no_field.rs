use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Line {
    sku: String,
}

#[derive(ApiValidate)]
struct Order {
    #[api(unique(by = sk))]
    lines: Vec<Line>,
}

fn main() {}
