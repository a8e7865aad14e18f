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
    #[api(length(simple, max = 5), adapt(text))]
    text: String,
    #[api(range(equal = 5), transparent)]
    five: u32,
}

fn main() {}
