use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(max = 5, unit = byte))]
    reference: String,
    #[api(length(max = 5, unit = words))]
    title: String,
    #[api(length(max = 5, unit = "chars"))]
    text: String,
}

fn main() {}
