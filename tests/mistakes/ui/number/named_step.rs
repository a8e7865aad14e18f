use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(multiple_of(step = 5))]
    quantity: u32,
}

fn main() {}
