use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(max))]
    reference: String,
}

fn main() {}
