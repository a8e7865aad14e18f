use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields("Items(1)/Price")))]
    filter: String,
}

fn main() {}
