use api_validate::ApiValidate;

struct Line {
    sku: String,
}

#[derive(ApiValidate)]
struct Order {
    lines: Vec<Option<Line>>,
}

fn main() {}
