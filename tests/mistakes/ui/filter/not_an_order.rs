use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(orderby(fields(name)))]
    filter: api_validate::filter::Filter,
}

fn main() {}
