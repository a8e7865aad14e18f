use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api()]
struct Order {
    reference: String,
}

fn main() {}
