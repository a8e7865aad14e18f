use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date())]
    placed: String,
    #[api(email())]
    email: String,
}

fn main() {}
