use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(max = 5, max = 6))]
    reference: String,
}

fn main() {}
