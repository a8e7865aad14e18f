use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(email(strict))]
    email: String,
}

fn main() {}
