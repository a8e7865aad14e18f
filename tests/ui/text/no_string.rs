use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(suffix('x'))]
    reference: String,
}

fn main() {}
