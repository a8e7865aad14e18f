use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(required)]
struct Order {
    reference: String,
}

fn main() {}
