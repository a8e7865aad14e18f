use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name: tetx), operators(qe)))]
    filter: String,
}

fn main() {}
