use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(number(integer = true))]
    quantity: String,
}

fn main() {}
