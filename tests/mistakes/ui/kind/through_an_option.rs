use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(email)]
    email: Option<u32>,
    #[api(length(max = 3))]
    total: Option<Option<u32>>,
}

fn main() {}
