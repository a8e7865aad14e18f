use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(absent, length(max = 5))]
    reference: Option<String>,
}

fn main() {}
