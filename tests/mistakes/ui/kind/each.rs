use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(each(required))]
    quantity: u32,
}

fn main() {}
