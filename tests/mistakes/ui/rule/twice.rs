use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(min = 1), length(max = 5))]
    reference: String,
}

fn main() {}
