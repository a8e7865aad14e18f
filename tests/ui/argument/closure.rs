use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(any(|line| line.is_empty()))]
    lines: Vec<String>,
}

fn main() {}
