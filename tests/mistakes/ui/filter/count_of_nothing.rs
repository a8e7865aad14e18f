use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields("$count")))]
    filter: String,
}

fn main() {}
