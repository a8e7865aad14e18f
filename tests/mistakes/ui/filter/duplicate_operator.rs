use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name), operators(eq, ne, eq)))]
    filter: String,
}

fn main() {}
