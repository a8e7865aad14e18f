use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(scale = 5))]
    reference: String,
}

fn main() {}
