use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(required(criteria = ""))]
    reference: String,
    #[api(required(message = 5))]
    title: String,
}

fn main() {}
