use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Account {
    #[api(one_of("ada", "root"), none_of("root"))]
    name: String,
}

fn main() {}
