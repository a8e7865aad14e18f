use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern("a{,3}"))]
    no_count: String,
    #[api(pattern("a{3,1}"))]
    backwards: String,
}

fn main() {}
