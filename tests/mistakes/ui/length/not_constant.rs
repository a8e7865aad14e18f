use api_validate::ApiValidate;

fn longest() -> usize {
    5
}

#[derive(ApiValidate)]
struct Order {
    #[api(length(max = longest()))]
    reference: String,
}

fn main() {}
