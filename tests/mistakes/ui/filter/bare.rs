use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(orderby)]
    filter: String,
}

fn main() {}
