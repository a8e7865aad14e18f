use api_validate::ApiValidate;

struct Tenant;

#[derive(ApiValidate)]
#[api(context = Tenant)]
struct Line {
    #[api(required)]
    sku: String,
}

#[derive(ApiValidate)]
struct Order {
    lines: Option<Vec<Line>>,
}

fn main() {}
