use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern(
        "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((a"
    ))]
    reference: String,
}

fn main() {}
