use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(number(precision = 0))]
    total: String,
}

fn main() {}
