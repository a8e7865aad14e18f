use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(sparkling)]
    reference: String,
}

fn main() {}
