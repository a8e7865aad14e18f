use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Share {
    user_id: u64,
    #[api(each(id_value("User", id = user_id)))]
    emails: Vec<String>,
}

fn main() {}
