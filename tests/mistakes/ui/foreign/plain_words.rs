use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(rename_all = "camelCase")]
struct User {
    #[api(optional)]
    note: Option<String>,
    #[api(not_empty)]
    name: String,
    #[api(min = 1, max = 5)]
    age: u32,
    #[api(positive)]
    total: u32,
    #[api(past)]
    born: String,
    #[api(starts_with("A"))]
    reference: String,
    #[api(does_not_match("A"), trim)]
    text: String,
    #[api(non_zero, non_positive)]
    difference: i32,
    #[api(iso_date)]
    day: String,
    #[api(is_some, iter(ascii), is_in("A"), contains_not("A"))]
    words: Option<String>,
}

fn main() {}
