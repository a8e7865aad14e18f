use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(custom("is_open"))]
    reference: String,
}

fn main() {}
