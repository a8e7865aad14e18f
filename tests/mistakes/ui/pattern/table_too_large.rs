use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern("^[a-z]{0,5000}$"))]
    reference: String,
}

fn main() {}
