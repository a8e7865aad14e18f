use api_validate::ApiValidate;

fn check(_: &str) -> bool {
    true
}

#[derive(ApiValidate)]
struct Order {
    #[api(custom(check))]
    reference: String,
}

fn main() {}
