use api_validate::ApiValidate;

const MAX: i32 = 5;

#[derive(ApiValidate)]
struct Order {
    #[api(length(max = MAX))]
    reference: String,
}

fn main() {}
