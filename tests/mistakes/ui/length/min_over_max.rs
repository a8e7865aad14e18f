use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(min = 9, max = 3))]
    reference: String,
}

fn main() {}
