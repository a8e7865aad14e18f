use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(equal = 3, max = 5))]
    reference: String,
}

fn main() {}
