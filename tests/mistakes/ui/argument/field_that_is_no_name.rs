use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(matches(-1))]
    again: String,
    email: String,
}

fn main() {}
