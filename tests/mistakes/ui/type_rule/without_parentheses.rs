use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(at_least_one)]
#[api(custom = check)]
struct Contact {
    email: Option<String>,
}

fn main() {}
