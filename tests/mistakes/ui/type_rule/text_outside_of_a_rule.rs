use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(message = "Say how to reach you.")]
struct Contact {
    email: Option<String>,
}

fn main() {}
