use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(prefix)]
    reference: String,
    #[api(multiple_of)]
    quantity: u32,
    #[api(one_of())]
    state: String,
    #[api(pattern)]
    code: String,
}

fn main() {}
