use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(unique)]
    reference: String,
}

fn main() {}
