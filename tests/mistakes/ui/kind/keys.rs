use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(keys(ascii))]
    lines: Vec<String>,
}

fn main() {}
