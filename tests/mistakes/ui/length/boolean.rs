use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(max = true))]
    reference: String,
}

fn main() {}
