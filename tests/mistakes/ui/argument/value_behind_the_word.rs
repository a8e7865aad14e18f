use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(required = true)]
    reference: String,
    #[api(skip = true)]
    title: String,
    #[api(length { max = 5 })]
    code: String,
    #[api(length[max = 5], ascii)]
    text: String,
}

fn main() {}
