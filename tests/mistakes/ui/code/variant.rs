use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(email(code = api_validate::ValidationErrorType::InvalidFormat))]
    email: String,
}

fn main() {}
