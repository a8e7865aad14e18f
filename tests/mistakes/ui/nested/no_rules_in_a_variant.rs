use api_validate::ApiValidate;

struct Line {
    sku: String,
}

#[derive(ApiValidate)]
enum Order {
    One(Line),
    Many { lines: Vec<Line> },
    None,
}

fn main() {}
