use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(min = 0))]
    reference: String,
}

fn main() {}
