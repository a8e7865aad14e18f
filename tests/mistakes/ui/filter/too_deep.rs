use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name), max_depth = 129))]
    filter: String,
}

fn main() {}
