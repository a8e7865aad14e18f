use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(at_least_one())]
struct Contact {
    email: Option<String>,
}

fn main() {}
