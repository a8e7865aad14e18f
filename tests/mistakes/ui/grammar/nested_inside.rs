use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Line {
    #[api(required)]
    sku: String,
}

#[derive(ApiValidate)]
struct Order {
    #[api(each(nested))]
    lines: Vec<Line>,
    #[api(when(true, skip))]
    line: Line,
}

fn main() {}
