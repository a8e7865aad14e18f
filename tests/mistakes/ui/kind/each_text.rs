use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(each(ascii))]
    reference: String,
}

fn main() {}
