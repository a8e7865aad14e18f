use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(orderby(fields("Address / City")))]
    filter: String,
}

fn main() {}
