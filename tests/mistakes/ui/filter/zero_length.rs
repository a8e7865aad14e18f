use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name), max_length = 0))]
    filter: String,
}

fn main() {}
