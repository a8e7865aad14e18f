use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(orderby(fields(name), directions(ascending)))]
    filter: String,
}

fn main() {}
