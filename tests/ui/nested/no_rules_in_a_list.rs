use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(nested)]
    lines: Vec<String>,
}

fn main() {}
