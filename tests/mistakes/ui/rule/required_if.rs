use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Company {
    is_registered: bool,
    #[api(required_if(is_registered))]
    number: Option<String>,
    #[api(required_unless = "is_registered", length(max = 8))]
    name: Option<String>,
}

fn main() {}
