use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(required; ascii)]
    reference: String,
}

fn main() {}
