use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(required(code("A")))]
    reference: String,
}

fn main() {}
