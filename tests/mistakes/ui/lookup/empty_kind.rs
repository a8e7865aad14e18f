use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Share {
    #[api(resource(""))]
    user_id: u64,
}

fn main() {}
