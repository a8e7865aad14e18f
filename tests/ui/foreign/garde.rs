use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(allow_unvalidated)]
struct User {
    #[api(length(min = 1), inner(ascii))]
    tags: Vec<String>,
    #[api(dive)]
    address: String,
    #[api(rename("x"))]
    name: String,
    #[api(length(chars, max = 5))]
    title: String,
    #[api(phone_number)]
    phone: String,
}

fn main() {}
