use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields("a²")))]
    filter: String,
}

fn main() {}
