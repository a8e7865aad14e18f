use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(multiple_of(0))]
    quantity: u32,
    #[api(multiple_of(-5))]
    total: i32,
}

fn main() {}
