use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(exactly_one(email))]
struct Contact {
    email: Option<String>,
}

fn main() {}
