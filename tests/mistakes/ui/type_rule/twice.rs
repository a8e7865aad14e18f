use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(context = u32)]
#[api(context = u64)]
struct Contact {
    email: Option<String>,
}

fn main() {}
