use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name, "Address/City", name: text)))]
    filter: String,
}

fn main() {}
