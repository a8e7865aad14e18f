use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(required(code = INVALID_FORMT))]
    reference: String,
}

fn main() {}
