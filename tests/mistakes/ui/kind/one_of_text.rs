use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(one_of("Yes", "No"))]
    open: bool,
}

fn main() {}
