use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name), operators(eq, and)))]
    filter: String,
}

fn main() {}
