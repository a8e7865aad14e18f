use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(not_contains(""))]
    title: String,
}

fn main() {}
