use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(number(integer, scale = 2))]
    total: String,
}

fn main() {}
