use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(orderby(fields(name), max = 0))]
    filter: String,
}

fn main() {}
