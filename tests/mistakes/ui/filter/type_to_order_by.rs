use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(orderby(fields(name, amount: number)))]
    filter: String,
}

fn main() {}
