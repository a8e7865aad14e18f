use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Share {
    #[api(resource)]
    user_id: u64,
    #[api(id_value(id = user_id))]
    email: String,
}

fn main() {}
