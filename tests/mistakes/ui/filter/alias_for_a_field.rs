use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields("@p")))]
    filter: String,
}

fn main() {}
