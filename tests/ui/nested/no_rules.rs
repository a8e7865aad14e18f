use api_validate::ApiValidate;

struct Line {
    sku: String,
}

#[derive(ApiValidate)]
struct Order {
    #[api(nested)]
    line: Line,
}

fn main() {}
