use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(range(min = 7, max = 7))]
    quantity: u32,
}

fn main() {}
