use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(orderby(fields(name), directions(asc, asc)))]
    filter: String,
}

fn main() {}
