use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(nested(context = ()))]
    line: u32,
}

fn main() {}
