use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name)))]
    filter: u32,
}

fn main() {}
