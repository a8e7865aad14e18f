use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(custom(is_known))]
    reference: String,
}

fn main() {}
