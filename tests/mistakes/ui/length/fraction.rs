use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(max = 5.5))]
    reference: String,
}

fn main() {}
