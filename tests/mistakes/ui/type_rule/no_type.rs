use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(context = , crate = 5)]
struct Contact {
    email: Option<String>,
}

fn main() {}
