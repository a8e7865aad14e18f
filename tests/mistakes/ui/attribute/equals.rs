use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api = "required"]
    reference: String,
}

fn main() {}
