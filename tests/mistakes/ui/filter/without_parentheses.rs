use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields = name))]
    filter: String,
}

fn main() {}
