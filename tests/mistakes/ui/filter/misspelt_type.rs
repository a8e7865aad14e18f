use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name: txt)))]
    filter: String,
}

fn main() {}
