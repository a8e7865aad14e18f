use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name), functions(contains, "contains")))]
    filter: String,
}

fn main() {}
