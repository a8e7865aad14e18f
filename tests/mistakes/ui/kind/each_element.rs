use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(each(email))]
    quantities: Vec<u32>,
}

fn main() {}
