use api_validate::ApiValidate;

struct Tenant;
struct User;

#[derive(ApiValidate)]
#[api(context = Tenant)]
struct Line {
    #[api(required)]
    sku: String,
}

#[derive(ApiValidate)]
#[api(context = User)]
struct Order {
    line: Line,
    lines: Vec<Line>,
}

fn main() {}
