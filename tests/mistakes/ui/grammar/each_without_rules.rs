use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(each)]
    lines: Vec<String>,
    #[api(each())]
    notes: Vec<String>,
    #[api(each = required)]
    tags: Vec<String>,
}

fn main() {}
