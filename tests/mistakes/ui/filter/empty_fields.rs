use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields()))]
    filter: String,
}

fn main() {}
