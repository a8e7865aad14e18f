use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(any(is_open))]
    states: Vec<String>,
}

fn main() {}
