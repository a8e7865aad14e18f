use api_validate::ApiValidate;

struct Tenant;

struct Line {
    sku: String,
}

#[derive(ApiValidate)]
#[api(context = Tenant)]
struct Order {
    line: Line,
    lines: Vec<Line>,
}

fn main() {}
