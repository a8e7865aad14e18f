use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api()]
    reference: String,
}

fn main() {}
