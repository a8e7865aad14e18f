use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(max = -1))]
    reference: String,
}

fn main() {}
