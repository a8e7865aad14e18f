use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name createdDate)))]
    filter: String,
}

fn main() {}
