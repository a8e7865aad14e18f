use api_validate::ApiValidate;

const MOST: &str = "5";

#[derive(ApiValidate)]
struct Order {
    #[api(range(max = MOST))]
    quantity: u32,
}

fn main() {}
