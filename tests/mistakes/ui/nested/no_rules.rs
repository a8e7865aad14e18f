use api_validate::ApiValidate;

struct Line {
    sku: String,
}

#[derive(ApiValidate)]
struct Order {
    line: Line,
}

fn main() {}
