use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(max))]
    reference: String,
    #[api(required(message), email(code), uuid(criteria, not_nil))]
    texts: String,
}

fn main() {}
