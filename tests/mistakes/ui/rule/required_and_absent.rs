use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(required, absent)]
    reference: Option<String>,
}

fn main() {}
