use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(context)]
struct Contact {
    email: Option<String>,
}

fn main() {}
