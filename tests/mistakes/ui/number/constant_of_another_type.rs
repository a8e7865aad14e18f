use api_validate::ApiValidate;

const MOST: &str = "5";

#[derive(ApiValidate)]
struct Order {
    #[api(range(max = MOST))]
    quantity: u32,
    #[api(range(min = 1, max = MOST))]
    other: u32,
    #[api(multiple_of(MOST))]
    step: u32,
}

fn main() {}
