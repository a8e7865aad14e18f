use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Share {
    #[api(resource("User"))]
    user_id: f64,
}

fn main() {}
