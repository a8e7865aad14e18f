use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(at_least_one(email, phone))]
    email: Option<String>,
    phone: Option<String>,
}

fn main() {}
