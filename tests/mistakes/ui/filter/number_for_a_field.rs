use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(5)))]
    filter: String,
}

fn main() {}
