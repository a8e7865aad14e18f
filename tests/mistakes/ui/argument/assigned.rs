use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct User {
    #[api(length = 5)]
    name: String,
    #[api(max_length = 5)]
    title: String,
    #[api(range = 0..=10)]
    level: u8,
    #[api(range = 1.5)]
    factor: f64,
    #[api(length = MAX)]
    note: String,
    #[api(unique = 5)]
    tags: Vec<String>,
}

fn main() {}
