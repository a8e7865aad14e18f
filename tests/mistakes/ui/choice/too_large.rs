use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(one_of(999999999999999999999999999999999999999999))]
    kind: u128,
}

fn main() {}
