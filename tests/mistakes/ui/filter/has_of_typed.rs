use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name: text, amount: number), operators(eq, has)))]
    filter: String,
}

fn main() {}
