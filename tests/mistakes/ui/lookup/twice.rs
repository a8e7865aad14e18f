use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Share {
    #[api(resource("User"), resource("Folder"))]
    user_id: u64,
}

fn main() {}
