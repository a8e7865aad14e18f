use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(multiple_of(5))]
    total: bool,
}

fn main() {}
