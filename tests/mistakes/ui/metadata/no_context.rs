use api_validate::{ApiValidate, metadata::Item};

#[derive(ApiValidate)]
struct Document {
    #[api(metadata(catalog = ctx.catalog))]
    metadata: Vec<Item>,
}

fn main() {}
