use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields("true")))]
    filter: String,
}

fn main() {}
