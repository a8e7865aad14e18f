use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(required(code = "acme closed"))]
    reference: String,
    #[api(required(code = 5))]
    title: String,
}

fn main() {}
