use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name), directions(asc)))]
    filter: String,
}

fn main() {}
