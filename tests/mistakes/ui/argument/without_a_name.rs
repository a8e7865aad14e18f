use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(1, 5))]
    reference: String,
    #[api(email("strict"))]
    email: String,
}

fn main() {}
