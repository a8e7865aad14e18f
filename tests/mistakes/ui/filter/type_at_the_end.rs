use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields("$it/Acme.Home")))]
    filter: String,
}

fn main() {}
