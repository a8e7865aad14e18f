use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(at_least_one(email, phone))]
enum Contact {
    Email { email: String },
    Phone { phone: String },
}

fn main() {}
