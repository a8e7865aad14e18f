use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Line {
    sku: String,
}

#[derive(ApiValidate)]
struct Order {
    #[api(unique)]
    lines: Vec<Line>,
}

fn main() {}
