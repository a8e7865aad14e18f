use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(required(code = ACME_CLOSED))]
    reference: String,
}

fn main() {}
