use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name), logic(and, xor)))]
    filter: String,
}

fn main() {}
