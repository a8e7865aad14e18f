use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(custom())]
#[api(custom("check"))]
struct Contact {
    email: Option<String>,
}

fn main() {}
