use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(one_of(["Open", "Closed"]))]
    state: String,
}

fn main() {}
