use api_validate::ApiValidate;

const CHECK: u32 = 5;

#[derive(ApiValidate)]
struct Order {
    #[api(custom(CHECK))]
    reference: String,
}

fn main() {}
