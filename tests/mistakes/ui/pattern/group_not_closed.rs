use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern("^(AB"))]
    reference: String,
}

fn main() {}
