use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(null, name)))]
    filter: String,
}

fn main() {}
