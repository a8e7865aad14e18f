use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name), operators(eq, equals)))]
    filter: String,
}

fn main() {}
