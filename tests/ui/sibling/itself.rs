use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(matches(email))]
    email: String,
}

fn main() {}
