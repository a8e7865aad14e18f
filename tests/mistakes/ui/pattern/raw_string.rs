use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern(b"A"))]
    reference: String,
}

fn main() {}
