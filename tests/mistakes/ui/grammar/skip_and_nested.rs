use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Line {
    #[api(required)]
    sku: String,
}

#[derive(ApiValidate)]
struct Order {
    #[api(skip, nested)]
    line: Line,
}

fn main() {}
