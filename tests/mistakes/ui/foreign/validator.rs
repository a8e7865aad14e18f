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
    #[api(range(min = 1, exclusive_min = 0, exclusive_max = 9))]
    count: u32,
    #[api(contains(pattern = "a"), non_control_character)]
    note: String,
    #[api(custom(function = check), matches(other = "password"))]
    hint: String,
}

fn main() {}
