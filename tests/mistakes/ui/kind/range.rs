use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(range(min = 1))]
    lines: Vec<u32>,
}

fn main() {}
