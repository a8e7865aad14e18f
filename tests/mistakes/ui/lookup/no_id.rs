use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Share {
    user_id: u64,
    #[api(id_value("User"))]
    email: String,
}

fn main() {}
