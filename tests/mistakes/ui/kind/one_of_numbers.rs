use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(one_of(1, 2))]
    open: bool,
}

fn main() {}
