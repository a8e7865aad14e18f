use api_validate::{ApiValidate, metadata::Item};

#[derive(ApiValidate)]
#[api(context = String)]
struct Document {
    #[api(metadata(catalog = ctx))]
    metadata: Vec<Item>,
}

fn main() {}
