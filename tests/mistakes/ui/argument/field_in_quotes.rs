use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(matches("email"))]
    again: String,
    email: String,
}

fn main() {}
