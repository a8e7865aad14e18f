use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(crate = api_validator, at_least_one(email, phone))]
struct Contact {
    #[api(required, length(max = 5))]
    email: Option<String>,
    #[api(each(ascii))]
    phone: Option<Vec<String>>,
}

fn main() {}
