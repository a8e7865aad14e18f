use api_validate::{ApiValidate, metadata::JsonCatalog};

#[derive(ApiValidate)]
#[api(context = JsonCatalog)]
struct Document {
    #[api(metadata(catalog = ctx))]
    number: u32,
}

fn main() {}
