use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Reference(String);

#[derive(ApiValidate)]
struct Order {
    #[api(length(max = 5), prefix("A"))]
    reference: Reference,
    #[api(date)]
    placed: Reference,
    #[api(range(min = 1))]
    total: Reference,
    #[api(required)]
    title: Reference,
}

fn main() {}
