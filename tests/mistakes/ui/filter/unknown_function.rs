use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name), functions(levenshtein)))]
    filter: String,
}

fn main() {}
