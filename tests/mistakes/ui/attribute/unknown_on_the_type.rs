use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(atleast_one(email, phone))]
#[api(strict)]
struct Order {
    email: Option<String>,
    phone: Option<String>,
}

fn main() {}
