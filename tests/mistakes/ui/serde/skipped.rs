use api_validate::ApiValidate;

#[derive(serde::Deserialize, ApiValidate)]
struct Order {
    #[serde(skip)]
    #[api(required)]
    reference: String,
}

fn main() {}
