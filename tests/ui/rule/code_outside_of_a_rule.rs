use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(required, message = "Say which order.")]
    reference: String,
}

fn main() {}
