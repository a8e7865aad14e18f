use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct User {
    #[api(regex(path = *REFERENCE))]
    reference: String,
    #[api(must_match(other = "password"))]
    again: String,
    #[api(does_not_contain = "admin")]
    name: String,
    #[api(range(min = "0"))]
    age: u32,
    #[api(url, nested())]
    site: String,
    #[api(schema(function = "check"))]
    password: String,
}

fn main() {}
