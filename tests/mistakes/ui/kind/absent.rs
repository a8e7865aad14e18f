use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(absent)]
    reference: String,
}

fn main() {}
