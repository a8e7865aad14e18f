use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(lenght(max = 5))]
    reference: String,
}

fn main() {}
