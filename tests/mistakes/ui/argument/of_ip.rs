use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Host {
    #[api(ip(v4 = true))]
    old: String,
    #[api(ip(v6))]
    new: String,
}

fn main() {}
