use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(at_least_one("email", phone))]
struct Contact {
    email: Option<String>,
    phone: Option<String>,
}

fn main() {}
