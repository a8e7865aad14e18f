use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(each(requird))]
    lines: Vec<String>,
}

fn main() {}
