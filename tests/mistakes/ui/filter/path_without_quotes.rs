use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(Address/City)))]
    filter: String,
}

fn main() {}
