use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name), functions(contain)))]
    filter: String,
}

fn main() {}
