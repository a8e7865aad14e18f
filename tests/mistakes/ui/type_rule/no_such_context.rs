use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(context = Tenant)]
struct Contact {
    #[api(required, length(max = 5))]
    email: Option<String>,
}

fn main() {}
