use api_validate::ApiValidate;

#[derive(Default, serde::Deserialize, ApiValidate)]
struct Line {
    #[api(required)]
    sku: String,
}

#[derive(serde::Deserialize, ApiValidate)]
struct Order {
    #[serde(skip_deserializing)]
    #[api(nested)]
    line: Line,
}

fn main() {}
