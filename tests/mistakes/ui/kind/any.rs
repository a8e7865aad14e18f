use api_validate::ApiValidate;

fn is_open(_: &String) -> bool {
    true
}

#[derive(ApiValidate)]
struct Order {
    #[api(any(is_open))]
    reference: u32,
}

fn main() {}
