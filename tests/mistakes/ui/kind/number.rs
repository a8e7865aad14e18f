use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(number(scale = 2))]
    total: bool,
}

fn main() {}
