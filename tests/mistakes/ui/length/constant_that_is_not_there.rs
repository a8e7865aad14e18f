use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(max = MAX))]
    reference: String,
}

fn main() {}
