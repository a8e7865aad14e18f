use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter())]
    filter: String,
}

fn main() {}
