use api_validate::{ApiValidate, metadata::JsonCatalog};

#[derive(ApiValidate)]
#[api(context = JsonCatalog)]
struct Document {
    #[api(metadata(catalog = ctx))]
    texts: Vec<String>,
}

fn main() {}
