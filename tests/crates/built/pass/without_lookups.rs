use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Share {
    #[api(range(min = 1))]
    user_id: u64,
}

fn main() {
    assert!(Share { user_id: 1 }.validate().is_ok());
}
