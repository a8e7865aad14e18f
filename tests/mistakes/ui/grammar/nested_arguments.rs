use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Line {
    #[api(required)]
    sku: String,
}

#[derive(ApiValidate)]
struct Order {
    #[api(nested())]
    one: Line,
    #[api(nested(ctx = &()))]
    two: Line,
    #[api(nested(context))]
    three: Line,
    #[api(nested(context = (), deep))]
    four: Line,
}

fn main() {}
