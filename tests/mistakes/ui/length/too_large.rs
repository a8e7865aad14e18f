use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(max = 99999999999999999999))]
    reference: String,
}

fn main() {}
