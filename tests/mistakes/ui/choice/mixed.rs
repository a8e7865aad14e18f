use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(one_of("Open", 2))]
    state: String,
}

fn main() {}
