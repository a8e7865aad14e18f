use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(crate = "api_validate", context = "Now")]
struct Contact {
    email: Option<String>,
}

fn main() {}
