use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct User {
    #[api(range(0..=10))]
    level: u8,
    #[api(range(0..10))]
    grade: u8,
    #[api(range(-1.5..))]
    factor: f64,
    #[api(length(..=5))]
    name: String,
    #[api(length(1..6, unit = bytes))]
    title: String,
    #[api(range(LEAST..=MOST))]
    share: u8,
    #[api(range(..))]
    any: u8,
    #[api(range(0, 10))]
    pair: u8,
}

fn main() {}
