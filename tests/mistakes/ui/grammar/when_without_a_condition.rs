use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(when(required))]
    reference: String,
}

fn main() {}
