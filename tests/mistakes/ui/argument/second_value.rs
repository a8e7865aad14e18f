use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(prefix("A", "B"))]
    reference: String,
}

fn main() {}
