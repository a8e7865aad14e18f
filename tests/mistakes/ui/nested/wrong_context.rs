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
    #[api(nested(context = "acme"))]
    line: Line,
}

fn main() {}
