use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(max = 5))]
    quantity: u32,
}

fn main() {}
