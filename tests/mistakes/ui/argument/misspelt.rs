use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(mx = 5))]
    reference: String,
}

fn main() {}
