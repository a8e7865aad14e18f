use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name), operators()))]
    filter: String,
}

fn main() {}
