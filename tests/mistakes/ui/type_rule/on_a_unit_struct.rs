use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(exactly_one(email, phone))]
struct Nothing;

fn main() {}
