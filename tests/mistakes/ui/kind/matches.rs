use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    total: u32,
    #[api(matches(total))]
    again: String,
}

fn main() {}
