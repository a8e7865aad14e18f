use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct List {
    #[api(filter(fields(name), functions(geo.distance)))]
    filter: String,
}

fn main() {}
