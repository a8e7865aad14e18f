use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern = "^[A-Z]+$")]
    reference: String,
    #[api(length = 5)]
    code: String,
}

fn main() {}
