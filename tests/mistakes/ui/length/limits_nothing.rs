use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(unit = bytes))]
    reference: String,
    #[api(length)]
    code: String,
    #[api(length())]
    name: String,
}

fn main() {}
