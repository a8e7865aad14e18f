use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(email)]
    #[api(email)]
    email: String,
}

fn main() {}
