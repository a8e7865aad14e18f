use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Share {
    user_id: u64,
    #[api(id_value("User", id = userid))]
    email: String,
}

fn main() {}
