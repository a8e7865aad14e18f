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
}

fn main() {}
