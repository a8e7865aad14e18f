use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(logic(and)))]
    filter: String,
}

fn main() {}
