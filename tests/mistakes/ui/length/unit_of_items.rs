use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(max = 5, unit = bytes))]
    lines: Vec<String>,
}

fn main() {}
