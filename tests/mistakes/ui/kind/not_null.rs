use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Update {
    #[api(not_null)]
    title: String,
    #[api(not_null)]
    note: Option<String>,
}

fn main() {}
