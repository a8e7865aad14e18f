use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(prefix(""))]
    reference: String,
    #[api(contains(""))]
    title: String,
    #[api(pattern(""))]
    code: String,
}

fn main() {}
