use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Share {
    user_id: Vec<u8>,
    #[api(id_value("User", id = user_id))]
    email: String,
}

fn main() {}
