use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name: string)))]
    filter: String,
}

fn main() {}
