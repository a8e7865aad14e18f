use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(one_of(1.5))]
    kind: u8,
}

fn main() {}
