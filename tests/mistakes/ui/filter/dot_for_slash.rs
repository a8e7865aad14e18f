use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields("address.city")))]
    filter: String,
}

fn main() {}
