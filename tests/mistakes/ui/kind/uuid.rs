use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(uuid)]
    id: u128,
}

fn main() {}
