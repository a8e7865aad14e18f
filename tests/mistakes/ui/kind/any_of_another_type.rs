use api_validate::ApiValidate;

fn is_open(_: &u32) -> bool {
    true
}

#[derive(ApiValidate)]
struct Order {
    #[api(any(is_open))]
    states: Vec<String>,
}

fn main() {}
